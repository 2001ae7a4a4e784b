import { z } from 'zod';
import { Need } from '../guidance/labels.ts';
import { CoreSkill, PracticeChannel, SKILLS, StartFeeling } from './kinds.ts';

/** A line with alternations `[a|b]` and slots `{slot}` in it (shared/practice/template). */
export const Template = z.string().min(1).max(600);
const Lines = z.array(Template).min(1).max(60);
export const IssueKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export type IssueKey = z.infer<typeof IssueKey>;

/** Something the customer knows and tells when somebody asks for it. */
export const Fact = z.object({
  key: z.string().min(1).max(40),
  /** In short, for the scorecard. */
  is: z.string().min(1).max(200),
  /** Words that show that somebody asks for it. */
  ask: z.array(z.string().min(1).max(40)).min(1).max(40),
  tell: Lines,
});
export type Fact = z.infer<typeof Fact>;

/** What has happened to a customer, and what they know about it; resources/practice/README.md explains every field. */
export const Issue = z.object({
  key: IssueKey,
  title: z.string().min(1).max(120),
  about: z.string().min(1).max(300),
  difficulty: z.int().min(1).max(3),
  trains: z.array(CoreSkill).min(1).max(3),
  /** Key of the procedure that fits; null: none does. */
  procedure: z.string().max(60).nullable(),
  /** The right result of each step along the right path of it. */
  truth: z.record(z.string(), z.string()),
  /** Names of articles that help, as they are shown. */
  articles: z.array(z.string().max(200)).max(10),
  channels: z.array(PracticeChannel).min(1).max(2),
  feelings: z.array(StartFeeling).min(1).max(6),
  slots: z.record(z.string(), z.array(z.string().min(1).max(120)).min(1).max(30)),
  openings: z.partialRecord(StartFeeling, Lines),
  facts: z.array(Fact).min(1).max(12),
  needs: z.partialRecord(Need, z.object({ show: Lines, met: Lines })),
  answers: z.object({ words: z.array(z.string().min(1).max(60)).min(1).max(60), accept: Lines }),
  /** What our own screen shows of the case. */
  company: z.array(Template).min(1).max(12),
  better: z.partialRecord(z.enum(SKILLS), z.array(Template).max(20)),
});
export type Issue = z.infer<typeof Issue>;
