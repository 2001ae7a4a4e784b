import { z } from 'zod';
import { PracticeShare, TeamScenario } from '../practice/share.ts';

export const PRACTICE_MUTATIONS = [
  /** Whose it is, their team and when are not the writer's to say. */
  z.object({
    name: z.literal('practice.share'),
    share: PracticeShare.omit({ teamId: true, agentId: true, sharedAt: true }),
  }),
  z.object({ name: z.literal('practice.withdraw'), shareId: PracticeShare.shape.id }),
  z.object({ name: z.literal('scenario.publish'), scenario: TeamScenario.pick({ id: true, lang: true, issue: true }) }),
  z.object({ name: z.literal('scenario.retire'), scenarioId: TeamScenario.shape.id, isRetired: z.boolean() }),
] as const;
