export { enrolmentsOf } from './enrolment.ts';
export { sessionRouter } from './handlers.ts';
export { createProbe, type Probe } from './probe.ts';
export { SessionService } from './service.ts';
