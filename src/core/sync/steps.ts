import { auditStep } from './audit-step.ts';
import { createPull } from './pull-step.ts';
import { createPush } from './push-step.ts';
import { createSnapshot } from './snapshot-step.ts';
import type { StepDeps, Steps } from './step.ts';

export const createSteps = (deps: StepDeps): Steps => ({
  push: createPush(deps),
  pull: createPull(deps),
  snapshot: createSnapshot(deps),
  audit: () => auditStep(deps),
});
