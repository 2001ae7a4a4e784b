import { implement } from '@orpc/server';
import { guidance as contract, type ReadLine } from '#shared/contract/app/guidance.ts';
import { trendOf } from '#shared/domain/guidance/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { Answers, type Answered } from './answers.ts';
import { cardHandlers } from './card-handlers.ts';
import { conversationOf } from './conversation.ts';
import { correctHandler } from './correct-handler.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { leadHandlers } from './lead-handlers.ts';
import { followCourse } from './settle.ts';
import { stepHintsHandler } from './step-hints.ts';
import type { About, GuidanceWorld } from './world.ts';

const os = implement(contract);
/** The screen has the words already. */
const withoutText = ({ key, at, speaker, feeling, isCorrected }: ReadLine): ReadLine => ({
  key,
  at,
  speaker,
  feeling,
  isCorrected,
});
const UNREAD = { lines: [], trend: null, offer: null, againAt: null };
const SETTLE_MS = 10 * MINUTE;

/** What became of cards is told also where nobody is shown another. @returns what ends it. */
function settleNowAndThen({ clock, isOpen }: GuidanceWorld, hearing: Hearing): () => void {
  let cancel: (() => void) | undefined;
  const later = (): void => {
    cancel = clock.after(SETTLE_MS, () => {
      if (isOpen()) hearing.settle();
      later();
    });
  };
  later();
  return () => {
    cancel?.();
  };
}

type Asking = (about: About) => Promise<Answered>;

/** What answers a conversation; nothing where the agent wants none of it. */
function createAsking(world: GuidanceWorld, hearing: Hearing): Asking {
  const { desk, talks } = world;
  const answering = new Answers(world);
  return async (about) => {
    if (hearing.state() === 'off') return { state: 'off', answers: [] };
    const here = desk();
    return await answering.ask(here, here.read((db) => conversationOf(db, talks, about)).lines);
  };
}

function readingHandlers({ desk, feel }: GuidanceWorld, hearing: Hearing, asking: Asking) {
  return {
    reading: os.reading.handler(({ input }) => {
      const state = hearing.state();
      const heard = state === 'on' ? hearing.hear(input) : undefined;
      if (!heard) return { state, ...UNREAD };
      const { lines, offer, againAt, talk } = heard;
      followCourse(desk(), talk.about, lines);
      return { state, lines: lines.map(withoutText), trend: trendOf(lines), offer, againAt };
    }),
    read: os.read.handler(({ input }) => ({ feeling: feel ? feel(input.text, []) : null })),
    answers: os.answers.handler(({ input }) => asking(input)),
  };
}

export function guidanceRouter(world: GuidanceWorld) {
  const hearing = createHearing(world);
  const asking = createAsking(world, hearing);
  const router = os.router({
    ...readingHandlers(world, hearing, asking),
    ...cardHandlers(world, hearing),
    correct: correctHandler(world, hearing),
    stepHints: stepHintsHandler(world, hearing),
    ...leadHandlers(world),
  });
  /** Procedures that the customer seems to ask for. */
  const meant = async (about: About): Promise<{ key: string; because: string[] }[]> =>
    (await asking(about)).answers.flatMap(({ sopKey, because }) => (sopKey === null ? [] : [{ key: sopKey, because }]));
  return { router, meant, stop: settleNowAndThen(world, hearing) };
}
