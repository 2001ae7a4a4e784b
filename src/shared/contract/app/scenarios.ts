import { z } from 'zod';
import { PERSONAL_KINDS } from '../../domain/personal-data.ts';
import { Issue, IssueKey, TeamScenario } from '../../domain/practice/index.ts';
import { TicketId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { LOOKS, REFUSALS } from '../../practice/from-ticket/kinds.ts';
import { ISSUE_FAULTS } from '../../practice/scenario/check.ts';
import { app, Nothing } from './base.ts';

/** Most solved tickets that are offered at once. */
export const MAX_CANDIDATES = 100;

/** A solved ticket that was long enough to practise on. `isUsed`: a draft or a published scenario came of it at this desk. */
export const ScenarioCandidate = z.object({
  ticketId: TicketId,
  number: z.int(),
  subject: z.string(),
  customerLines: z.int(),
  solvedAt: Millis,
  isUsed: z.boolean(),
});
export type ScenarioCandidate = z.infer<typeof ScenarioCandidate>;

/** What was taken out, without its words. `line`: of the ticket's; null: its subject or tags. */
export const RemovedData = z.object({
  kind: z.enum([...PERSONAL_KINDS, 'link']),
  placeholder: z.string(),
  line: z.int().nullable(),
});
export type RemovedData = z.infer<typeof RemovedData>;

/** Why a lead should look at a place: shared/practice/from-ticket/kinds. */
export const ScenarioLook = z.object({ code: z.enum(LOOKS), place: z.string(), word: z.string().nullable() });
export type ScenarioLook = z.infer<typeof ScenarioLook>;

/** What could name a person in the draft as it stands. `place`: a path into the issue, `facts.0.tell.1`. `isLooked`: a lead said it names nobody. */
export const PersonalAt = z.object({
  place: z.string(),
  kind: z.enum(PERSONAL_KINDS),
  text: z.string(),
  isLooked: z.boolean(),
});
export type PersonalAt = z.infer<typeof PersonalAt>;

/** What would break a session: shared/practice/scenario/check. */
export const ScenarioFault = z.object({
  place: z.string(),
  code: z.enum(ISSUE_FAULTS),
  word: z.string(),
  line: z.string(),
});
export type ScenarioFault = z.infer<typeof ScenarioFault>;

export const ScenarioDraft = z.object({
  draftId: z.string(),
  lang: Language,
  issue: Issue,
  removed: z.array(RemovedData),
  looks: z.array(ScenarioLook),
  personal: z.array(PersonalAt),
  faults: z.array(ScenarioFault),
});
export type ScenarioDraft = z.infer<typeof ScenarioDraft>;

export const ScenarioDraftSummary = z.object({
  draftId: z.string(),
  title: z.string(),
  lang: Language,
  at: Millis,
  looks: z.int(),
});
export type ScenarioDraftSummary = z.infer<typeof ScenarioDraftSummary>;

export const PublishedScenario = z.object({
  scenarioId: TeamScenario.shape.id,
  key: IssueKey,
  title: z.string(),
  lang: Language,
  authorName: z.string(),
  publishedAt: Millis,
  isRetired: z.boolean(),
});
export type PublishedScenario = z.infer<typeof PublishedScenario>;

const One = z.object({ draftId: z.string().max(64) });
const Places = z.object({ places: z.array(z.string()) });

/** Scenarios that leads make of solved tickets. All of it takes the right `scenario.publish`; a draft is at its lead's desk alone. */
export const scenarios = {
  candidates: app
    .input(z.object({ limit: z.int().min(1).max(MAX_CANDIDATES) }))
    .output(z.object({ tickets: z.array(ScenarioCandidate) })),
  make: app
    .input(z.object({ ticketId: TicketId }))
    .output(One)
    .errors({ UNFIT: { data: z.object({ reason: z.enum(REFUSALS) }) } }),
  /** Newest first. */
  drafts: app.input(Nothing).output(z.object({ drafts: z.array(ScenarioDraftSummary) })),
  draft: app.input(One).output(ScenarioDraft),
  /** INVALID: what cannot be stored, as paths into the issue; what was stored before stands. Its key is not the author's to say. */
  save: app
    .input(One.extend({ issue: z.unknown() }))
    .output(ScenarioDraft)
    .errors({ INVALID: { data: Places } }),
  /** One finding was looked at and names nobody, or is to be looked at again. */
  look: app
    .input(One.extend({ place: z.string(), kind: z.enum(PERSONAL_KINDS), text: z.string(), isLooked: z.boolean() }))
    .output(ScenarioDraft),
  discard: app.input(One).output(Nothing),
  /**
   * To the whole team, and the draft goes. UNFIT: it would break a session. PERSONAL: it could name somebody; `isReviewed` lets pass what
   * was looked at one by one, and nothing else.
   */
  publish: app
    .input(One.extend({ isReviewed: z.boolean().default(false) }))
    .output(Nothing)
    .errors({ UNFIT: { data: z.object({ faults: z.array(ScenarioFault) }) }, PERSONAL: { data: Places } }),
  /** Newest first. */
  published: app.input(Nothing).output(z.object({ scenarios: z.array(PublishedScenario) })),
  retire: app.input(z.object({ scenarioId: TeamScenario.shape.id, isRetired: z.boolean() })).output(Nothing),
};
