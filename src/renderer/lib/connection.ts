/** The one line that chooses the wire to the core. */
export { connect, type Connection, type LinkState } from './connect/index.ts';
