import { implement } from '@orpc/server';
import { guidance as contract } from '#shared/contract/app/guidance.ts';
import type { Sop } from '#shared/domain/sop/index.ts';
import { readProcedure, stepHints, type ReadProcedure } from '#shared/guidance/next-step/index.ts';
import { found } from '../kernel/refusal.ts';
import { findRun, findSop } from '../sops/index.ts';
import { conversationOf } from './conversation.ts';
import type { Hearing } from './hearing.ts';
import type { GuidanceWorld } from './world.ts';

const os = implement(contract);
const MAX_KNOWN = 50;

/** What the conversation shows of the steps of a run. Nothing is ever ticked for the agent. */
export function stepHintsHandler({ desk, talks }: GuidanceWorld, hearing: Hearing) {
  const known = new Map<string, ReadProcedure>();
  const read = (sop: Sop): ReadProcedure => {
    const procedure = known.get(sop.id) ?? readProcedure(sop);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(sop.id, procedure);
    return procedure;
  };
  return os.stepHints.handler(({ input: { runId, ...about } }) =>
    desk().read((db) => {
      const run = found(findRun(db, runId));
      const sop = findSop(db, run.sopId);
      if (hearing.state() === 'off' || !sop) return { done: [], next: [] };
      // Of what was said before the run began nothing belongs to it.
      const lines = conversationOf(db, talks, about).lines.filter(({ at }) => at >= run.startedAt);
      const { done, next } = stepHints(
        read(sop),
        lines.map(({ speaker: by, text }) => ({ by, text })),
        null,
      );
      return {
        done: done.map(({ step, line }) => ({ step, line: lines[line]?.key ?? '', text: lines[line]?.text ?? '' })),
        next: [...next],
      };
    }),
  );
}
