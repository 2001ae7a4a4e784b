import { z } from 'zod';
import { Need } from '../guidance/labels.ts';
import { Language } from '../../kernel/text.ts';
import { Issue, IssueKey } from './issue.ts';
import { Complication, EmotionCourse, PracticeChannel, StartFeeling } from './kinds.ts';
import { Persona } from './persona.ts';

export const Seed = z.int().min(0).max(2_147_483_647);

/** Names a scenario: the same everywhere, as long as what it is drawn from is the same. What is null is drawn by the seed. */
export const ScenarioRef = z.object({
  lang: Language,
  seed: Seed,
  issue: IssueKey.nullable().default(null),
  persona: IssueKey.nullable().default(null),
  channel: PracticeChannel.nullable().default(null),
});
export type ScenarioRef = z.infer<typeof ScenarioRef>;

/** One customer with one matter, everything drawn. A session keeps it whole, so that a replay needs nothing else. */
export const Scenario = z.object({
  lang: Language,
  seed: Seed,
  issue: Issue,
  persona: Persona,
  channel: PracticeChannel,
  need: Need,
  feeling: StartFeeling,
  /** 1 … 3. */
  strength: z.int().min(1).max(3),
  course: EmotionCourse,
  complications: z.array(Complication).max(3),
  /** Slots of the issue and of the customer, each with its word. */
  slots: z.record(z.string(), z.string()),
  name: z.string().max(60),
  called: z.string().max(60),
});
export type Scenario = z.infer<typeof Scenario>;
