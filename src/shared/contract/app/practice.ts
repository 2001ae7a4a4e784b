import { z } from 'zod';
import { Need } from '../../domain/guidance/labels.ts';
import {
  Complication,
  CoreSkill,
  EmotionCourse,
  Issue,
  IssueKey,
  MAX_SAID,
  Mark,
  Persona,
  Points,
  PracticeChannel,
  ScenarioRef,
  Scorecard,
  SessionEnd,
  SessionState,
  Skill,
  StartFeeling,
  Turn,
} from '../../domain/practice/index.ts';
import { AgentId, ContactId, CustomerId, TicketId } from '../../kernel/ids.ts';
import { Language, LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

/** `built-in`: comes with the program. `team`: made by a lead of a solved ticket and published. */
export const ORIGINS = ['built-in', 'team'] as const;

/** What the library shows of a matter; nothing that would spoil it. */
export const PracticeCase = Issue.pick({
  key: true,
  title: true,
  about: true,
  difficulty: true,
  trains: true,
  procedure: true,
  channels: true,
  feelings: true,
}).extend({
  origin: z.enum(ORIGINS),
  facts: z.int(),
  practised: z.int(),
  /** Mean points of the last time, 0 … 5; null: never practised to its end. */
  lastMean: z.number().nullable(),
  lastAt: Millis.nullable(),
});
export type PracticeCase = z.infer<typeof PracticeCase>;

export const PracticePersona = Persona.pick({ key: true, about: true, age: true });
export type PracticePersona = z.infer<typeof PracticePersona>;

/** The scenario to take next, and why: the skill it is for; null: nothing was scored yet. `points`: the mean of the last sessions. */
export const NextBest = z.object({
  ref: ScenarioRef,
  title: z.string(),
  skill: Skill.nullable(),
  points: z.number().nullable(),
});
export type NextBest = z.infer<typeof NextBest>;

/** A session as it stands. What the customer hides (their need, how they stand) is not in it. */
export const PracticeNow = z.object({
  sessionId: z.string(),
  state: SessionState,
  lang: Language,
  title: z.string(),
  channel: PracticeChannel,
  called: z.string(),
  /** In the rehearsal desk: what the workspace is opened with. */
  ticketId: TicketId,
  customerId: CustomerId,
  contactId: ContactId,
  /** Host of the language model that plays the words; null: the program does. */
  voice: z.string().nullable(),
  /** What our screen shows of the case. */
  company: z.array(z.string()),
  procedure: z.string().nullable(),
  turns: z.array(Turn),
  /** The customer is writing or drawing breath. */
  isTheirTurn: z.boolean(),
  canTakeBack: z.boolean(),
  takenBack: z.int(),
  hints: z.int(),
  startedAt: Millis,
  /** Time spent, without pauses, until `asOfAt`, ms. */
  spentMs: z.int(),
  asOfAt: Millis,
  end: SessionEnd.nullable(),
});
export type PracticeNow = z.infer<typeof PracticeNow>;

export const PracticeHint = z.object({
  skill: Skill,
  because: z.string(),
  /** A line that a very good agent might say now. */
  line: z.string(),
});
export type PracticeHint = z.infer<typeof PracticeHint>;

export const PracticeSummary = z.object({
  sessionId: z.string(),
  issue: IssueKey,
  title: z.string(),
  lang: Language,
  channel: PracticeChannel,
  at: Millis,
  spentMs: z.int(),
  end: SessionEnd,
  points: Scorecard.shape.points,
  mean: z.number(),
  isShared: z.boolean(),
});
export type PracticeSummary = z.infer<typeof PracticeSummary>;

/** One step of the procedure as it was walked. `state`: `missed`, it had to be done and was not; `wrong`, done where it makes no sense. */
export const WalkedStep = z.object({
  step: z.string(),
  title: LocalizedText,
  /** The last one it was given. */
  result: LocalizedText.nullable(),
  /** All that it may have: what stands in a turn goes by its own. Absent in what an older program kept. */
  results: z.array(z.object({ key: z.string(), label: LocalizedText })).optional(),
  state: z.enum(['done', 'skipped', 'wrong', 'missed', 'ahead']),
  required: z.enum(['none', 'warn', 'block']),
});
export type WalkedStep = z.infer<typeof WalkedStep>;

/** A finished session, whole: also what the customer had hidden. */
export const PracticeRecord = PracticeSummary.extend({
  agentName: z.string(),
  persona: PracticePersona,
  called: z.string(),
  need: Need,
  feeling: StartFeeling,
  course: EmotionCourse,
  complications: z.array(Complication),
  trains: z.array(CoreSkill),
  facts: z.array(z.object({ is: z.string(), isTold: z.boolean() })),
  company: z.array(z.string()),
  turns: z.array(Turn),
  /** How strong the feeling was after each turn, 0 … 1, by the place of the turn. */
  heat: z.array(z.object({ turn: z.int(), heat: z.number() })),
  walked: z.array(WalkedStep),
  procedureTitle: LocalizedText.nullable(),
  marks: z.array(Mark),
  hints: z.int(),
  takenBack: z.int(),
  /** Whose words the customer had: of this program, or of a language model. */
  spokenBy: z.enum(['program', 'model']),
  ref: ScenarioRef,
});
export type PracticeRecord = z.infer<typeof PracticeRecord>;

/**
 * `course`: points of the skill in each session in which it was scored, oldest first, the last fifty. `mean`: of the last few of these.
 * `core`: means of whole sessions whose matter trains it.
 */
export const PracticeProgress = z.object({
  sessions: z.int(),
  skills: z.array(
    z.object({ skill: Skill, mean: z.number().nullable(), course: z.array(z.object({ at: Millis, points: Points })) }),
  ),
  core: z.array(z.object({ skill: CoreSkill, sessions: z.int(), mean: z.number().nullable() })),
  next: NextBest,
});
export type PracticeProgress = z.infer<typeof PracticeProgress>;

/** What somebody of the team has shared. */
export const SharedSession = PracticeSummary.omit({ isShared: true }).extend({
  shareId: z.string(),
  agentId: AgentId,
  agentName: z.string(),
});
export type SharedSession = z.infer<typeof SharedSession>;

/** Means of the team; nothing of fewer than five people. */
export const PracticeTeam = z.object({
  shared: z.array(SharedSession),
  people: z.int(),
  means: z.array(z.object({ skill: Skill, mean: z.number(), sessions: z.int() })).nullable(),
});
export type PracticeTeam = z.infer<typeof PracticeTeam>;

/** A language model that plays the customer's words; it feels nothing, that is decided here. `hasKey`: one is kept, and never told. */
export const PracticeVoice = z.object({ isOn: z.boolean(), url: z.string(), model: z.string(), hasKey: z.boolean() });
export type PracticeVoice = z.infer<typeof PracticeVoice>;

const One = z.object({ sessionId: z.string().max(64) });

/** NOT_FOUND: no session of this name, or none goes on. */
export const practice = {
  library: app
    .input(z.object({ lang: Language }))
    .output(z.object({ cases: z.array(PracticeCase), personas: z.array(PracticePersona), next: NextBest })),
  /** It rings. ALREADY: one goes on. */
  start: app
    .input(z.object({ ref: ScenarioRef }))
    .output(One)
    .errors({ ALREADY: {} }),
  /** The session that goes on, or was just ended and is still open. */
  now: app.input(Nothing).output(z.object({ now: PracticeNow.nullable() })),
  answer: app.input(Nothing).output(Nothing),
  say: app.input(z.object({ text: z.string().max(MAX_SAID) })).output(Nothing),
  /** Something is being typed: the customer sees that they are not forgotten. */
  typing: app.input(Nothing).output(Nothing),
  /** The last line goes, with everything that came of it. */
  takeBack: app.input(Nothing).output(z.object({ text: z.string() })),
  pause: app.input(z.object({ isPaused: z.boolean() })).output(Nothing),
  hint: app.input(Nothing).output(PracticeHint),
  /** The trainee has had enough; scored as far as it went. */
  end: app.input(Nothing).output(Nothing),
  /** Away from a session that has ended (it stays among one's own), or from one that never began. */
  leave: app.input(Nothing).output(Nothing),
  sessions: app
    .input(z.object({ before: Millis.nullable(), limit: z.int().min(1).max(100) }))
    .output(z.object({ sessions: z.array(PracticeSummary) })),
  session: app.input(One).output(PracticeRecord),
  remove: app.input(One).output(Nothing),
  progress: app.input(z.object({ lang: Language })).output(PracticeProgress),
  /** NO_TEAM: who shares is in no team whose leads could read it. TOO_MUCH: it does not fit on its way. */
  share: app
    .input(One.extend({ isShared: z.boolean() }))
    .output(Nothing)
    .errors({ NO_TEAM: {}, TOO_MUCH: {} }),
  voice: app.input(Nothing).output(PracticeVoice),
  /** `key` undefined: the one that is kept stays. UNFIT: not https, nor a program on this computer; or no model is named. */
  setVoice: app
    .input(
      z.object({
        isOn: z.boolean(),
        url: z.string().max(500),
        model: z.string().max(200),
        key: z.string().max(500).nullable().optional(),
      }),
    )
    .output(PracticeVoice)
    .errors({ UNFIT: { data: z.object({ field: z.enum(['url', 'model']) }) } }),
  /** For leads. */
  team: app.input(Nothing).output(PracticeTeam),
  sharedSession: app.input(z.object({ shareId: z.string().max(128) })).output(PracticeRecord),
};
