/** The one line that chooses the wire to the core. */
export { connect, eventsOf, type Connection, type LinkState } from './connect/index.ts';
