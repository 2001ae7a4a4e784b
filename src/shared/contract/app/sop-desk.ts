import { z } from 'zod';
import { Flag, Lesson, SopContent, SopStep, StepKey } from '../../domain/sop/index.ts';
import { SOP_PROBLEMS } from '../../domain/sop/check.ts';
import { FlagId, LessonId, SopId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';
import { SopHealth } from './sop-health.ts';

/** What a lead has begun to write: not yet sound, and nobody else's. `baseVersion` 0: a new procedure. */
export const SopDraft = z.object({
  key: StepKey,
  baseVersion: z.int().min(0),
  content: SopContent.extend({ steps: z.array(SopStep).max(200) }),
  summary: z.string().max(300),
  lessonId: LessonId.nullable(),
});
export type SopDraft = z.infer<typeof SopDraft>;
export const StoredSopDraft = SopDraft.extend({ updatedAt: Millis, newestVersion: z.int().min(0) });
export type StoredSopDraft = z.infer<typeof StoredSopDraft>;

export const SopProblemView = z.object({
  code: z.enum(SOP_PROBLEMS),
  step: z.string().nullable(),
  at: z.string().nullable(),
  isHint: z.boolean(),
});

const Name = z.string().nullable();
export const FlagView = Flag.extend({ agentName: Name, resolvedByName: Name, ticketNumber: z.int().nullable() });
export type FlagView = z.infer<typeof FlagView>;
export const LessonView = Lesson.extend({ authorName: Name });
export type LessonView = z.infer<typeof LessonView>;

const ReadFault = z.object({ place: z.string(), code: z.string() });

/** The calls of whoever looks after the procedures. */
export const sopDesk = {
  drafts: app.input(z.object({})).output(z.object({ drafts: z.array(StoredSopDraft) })),
  /** Goes on with the draft of a procedure, or begins one from its newest version; without a key, a new one. */
  startDraft: app.input(z.object({ key: StepKey.nullable(), lessonId: LessonId.nullable() })).output(StoredSopDraft),
  saveDraft: app.input(SopDraft).output(Nothing),
  discardDraft: app.input(z.object({ key: StepKey })).output(Nothing),
  /** UNSOUND: it cannot be walked to its end, or lacks words. SUMMARY_MISSING: a newer version that does not say what has changed. OUTDATED: somebody published another version meanwhile. */
  publish: app
    .input(SopDraft)
    .output(z.object({ sopId: SopId }))
    .errors({ UNSOUND: { data: z.object({ problems: z.array(SopProblemView) }) }, SUMMARY_MISSING: {}, OUTDATED: {} }),
  retire: app.input(z.object({ sopId: SopId, isRetired: z.boolean() })).output(Nothing),
  /** Reads what `write` writes, and Mermaid flow charts written by hand; `left`: what of those could not be read. UNREADABLE: where and why. */
  read: app
    .input(z.object({ format: z.enum(['json', 'mermaid']), text: z.string().max(2_000_000) }))
    .output(z.object({ key: StepKey.nullable(), content: SopDraft.shape.content, left: z.array(ReadFault) }))
    .errors({ UNREADABLE: { data: z.object({ faults: z.array(ReadFault) }) } }),
  write: app
    .input(z.object({ sopId: SopId, format: z.enum(['json', 'mermaid']), language: z.enum(['zh', 'en']) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
  /** What was said of a procedure, newest first, at most 200. */
  flags: app.input(z.object({ key: StepKey })).output(z.object({ flags: z.array(FlagView) })),
  resolveFlag: app.input(z.object({ flagId: FlagId, isResolved: z.boolean() })).output(Nothing),
  lessons: app.input(z.object({ key: StepKey })).output(z.object({ lessons: z.array(LessonView) })),
  saveLesson: app
    .input(Lesson.omit({ authorId: true, at: true, nextVersion: true, teamId: true }))
    .output(Nothing)
    /** A version came of it already. */
    .errors({ CLOSED: {} }),
  /** How a procedure fares, by version; `since` (ms UTC): of runs begun from then on. Leads only. */
  health: app.input(z.object({ key: StepKey, since: Millis.optional() })).output(SopHealth),
};
