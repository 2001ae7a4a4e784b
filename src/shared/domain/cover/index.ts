export type { Span } from './amounts.ts';
export { agentsFor, erlangC, MAX_AGENTS, trafficOf, type Erlang, type Offered, type Within } from './erlang.ts';
export type { Demand, Staffed } from './pieces.ts';
export { checkRelief, GRID_MS, HORIZON_MS, type Relief, type ReliefAnswer, type ReliefAsked } from './relief.ts';
export type { Resting } from './roster.ts';
export { AT_ONCE, stagger, type PlannedBreak, type StaggerAsked } from './stagger.ts';
export type { Finished } from './handling.ts';
export { demandFrom, knownOf, SLOT_MS, WEEKS, type Basis, type DemandAsked, type Expected } from './demand.ts';
