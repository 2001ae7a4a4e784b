export { endLease, leaseOf, noteClock, type Lease } from './lease.ts';
export { openDesk, type DeskOptions, type DeskWorld, type OpenDesk } from './open.ts';
