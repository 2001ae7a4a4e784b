import { z } from 'zod';
import { AgentId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { DAY, Millis } from '../../kernel/time.ts';
import { Issue, IssueKey } from './issue.ts';
import { PracticeChannel, SessionEnd } from './kinds.ts';
import { Scorecard } from './scorecard.ts';

const Id = z.string().regex(/^[\x21-\x7e]{1,128}$/);

/** Longest record that is shared, in UTF-16 units: a session of two hours is shorter. */
export const MAX_RECORD = 200_000;

/** So long after it was shared a session leaves leads' desks by itself: a year's course, and some. */
export const KEEP_SHARES_MS = 400 * DAY;

/** So many of one person stand at a time; of more the oldest go, as nobody reads that far back. */
export const MAX_SHARES = 200;

/**
 * A session that its trainee has shown to their lead: on leads' desks until it is withdrawn. `record`: the whole of it as JSON, as
 * contract/app/practice describes it; the columns beside it are what lists and means are made of.
 */
export const PracticeShare = z.object({
  id: Id,
  teamId: z.string().min(1).max(64),
  agentId: AgentId,
  issue: IssueKey,
  title: z.string().max(120),
  lang: Language,
  channel: PracticeChannel,
  /** When it was practised. */
  at: Millis,
  sharedAt: Millis,
  spentMs: z.int().min(0),
  end: SessionEnd,
  points: Scorecard.shape.points,
  record: z.string().max(MAX_RECORD),
});
export type PracticeShare = z.infer<typeof PracticeShare>;

/** What the keys of a team's own matters begin with, so that none ever stands for one that comes with the program. */
export const TEAM_KEY = 'team-';

/** A matter that a lead has made of solved tickets, without personal data. Of it only `retiredAt` ever changes; another edition has another id. */
export const TeamScenario = z.object({
  id: Id,
  teamId: z.string().min(1).max(64),
  lang: Language,
  issue: Issue,
  authorId: AgentId,
  publishedAt: Millis,
  retiredAt: Millis.nullable(),
});
export type TeamScenario = z.infer<typeof TeamScenario>;
