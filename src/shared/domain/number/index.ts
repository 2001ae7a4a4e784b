/**
 * How telephone numbers are read, whoever has written them. Runs where the core or the hub runs, never in the screen: the numbering
 * plans weigh 150 kB. The full plans are used, because the small ones take `65529988` for a whole Chinese number and
 * `852 2345 6789` for one of Shenyang's.
 */
export { isBlocked } from './blocked.ts';
export { readNumber, type NumberReading } from './read.ts';
export { readNumbers } from './several.ts';
export { tailOf } from './tail.ts';
