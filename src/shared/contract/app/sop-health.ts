import { z } from 'zod';
import { Sop, StepKey } from '../../domain/sop/index.ts';
import { FINDING_KINDS } from '../../domain/sop/health-kinds.ts';
import { REQUIREMENTS } from '../../domain/sop/kinds.ts';
import { SopId } from '../../kernel/ids.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';

/** Figures as `src/shared/domain/sop/health-kinds.ts` and `health-effect.ts` define them. */
const Count = z.int().min(0);
const Share = z.object({ n: Count, of: Count, low: z.number(), high: z.number() });
const Spread = z.object({ n: Count, median: z.number(), p90: z.number(), low: z.number(), high: z.number() });
const Reasons = z.array(z.object({ reason: z.string(), n: Count }));

const StepHealth = z.object({
  step: StepKey,
  title: LocalizedText,
  required: z.enum(REQUIREMENTS),
  softSeconds: z.number().nullable(),
  reached: Count,
  done: Share,
  skipped: Share,
  reasons: Reasons,
  late: Count,
  again: Share,
  stopped: Share,
  time: Spread.nullable(),
  slow: Share.nullable(),
  flags: Count,
  openFlags: Count,
});

const Finding = z.object({
  kind: z.enum(FINDING_KINDS),
  step: StepKey.nullable(),
  n: Count,
  of: Count,
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  reason: z.string().nullable(),
});

const VersionHealth = z.object({
  sopId: SopId,
  version: z.int().positive(),
  publishedAt: Millis.nullable(),
  retiredAt: Millis.nullable(),
  skipReasons: Sop.shape.skipReasons,
  runs: z.object({ begun: Count, completed: Count, abandoned: Count, going: Count, stale: Count }),
  completed: Share,
  adherence: Share,
  time: Spread.nullable(),
  abandonReasons: Reasons,
  steps: z.array(StepHealth),
  findings: z.array(Finding),
});

const changeOf = <T extends z.ZodType>(figure: T) =>
  z.object({
    before: figure,
    after: figure,
    difference: z.object({ value: z.number(), low: z.number(), high: z.number() }),
    verdict: z.enum(['higher', 'lower', 'unclear', 'too-few']),
  });

const Effect = z.object({
  before: z.int(),
  after: z.int(),
  missing: Count,
  isThin: z.boolean(),
  completed: changeOf(Share),
  adherence: changeOf(Share),
  time: changeOf(Spread).nullable(),
  steps: z.array(z.object({ step: StepKey, what: z.enum(['skipped', 'stopped', 'again']), change: changeOf(Share) })),
});

export const SopHealth = z.object({
  /** Newest first. */
  versions: z.array(VersionHealth),
  /** Of the newest version against the one before; null: there is only one. */
  effect: Effect.nullable(),
  /** Not every run is in it: there are more than are looked at, or some are not on this desk. */
  isPartial: z.boolean(),
});
export type SopHealth = z.infer<typeof SopHealth>;
