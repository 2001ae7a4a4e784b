import type { PracticeRecord, PracticeSummary } from '#shared/contract/app/practice.ts';
import { meanPoints, type PracticeContent } from '#shared/domain/practice/index.ts';
import { replay } from '#shared/practice/session/replay.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isShared } from './ended.ts';
import { rounded } from './rounded.ts';
import { shownOf } from './shown.ts';
import type { Shown, StoredSession } from './stored.ts';

const unended = (): never => {
  throw new Refusal('NOT_FOUND');
};

/** @throws Refusal NOT_FOUND for a session that has not ended. */
export function summaryOf(session: StoredSession, now: number): PracticeSummary {
  const { id, scenario, card, end, endedAt, spentMs } = session;
  if (card === null || end === null || endedAt === null) return unended();
  return {
    sessionId: id,
    issue: scenario.issue.key,
    title: scenario.issue.title,
    lang: scenario.lang,
    channel: scenario.channel,
    at: endedAt,
    spentMs,
    end,
    points: card.points,
    mean: rounded(meanPoints(card)),
    isShared: isShared(session, now),
  };
}

/** What an older program did not keep is worked out by the words and rules of today. */
function shownIn(session: StoredSession, words: PracticeContent['words'] | null): Shown {
  if (session.shown) return session.shown;
  return shownOf(session, words ? replay(session.scenario, words, session.turns).state.told : []);
}

type RecordAbout = {
  readonly words: PracticeContent['words'] | null;
  readonly agentName: string;
  readonly now: number;
};

/** A finished session, with all that the customer had hidden. @throws Refusal as `summaryOf`. */
export function recordOf(session: StoredSession, { words, agentName, now }: RecordAbout): PracticeRecord {
  const { scenario, card, turns, heat, procedure, hints, takenBack, spokenBy, ref } = session;
  const { issue, persona } = scenario;
  const { key, about, age } = persona;
  return {
    ...summaryOf(session, now),
    ...shownIn(session, words),
    agentName,
    persona: { key, about, age },
    called: scenario.called,
    need: scenario.need,
    feeling: scenario.feeling,
    course: scenario.course,
    complications: scenario.complications,
    trains: issue.trains,
    turns,
    heat,
    procedureTitle: procedure?.title ?? null,
    marks: card?.marks ?? [],
    hints,
    takenBack,
    spokenBy,
    ref: { ...ref, issue: issue.key, persona: key, channel: scenario.channel },
  };
}
