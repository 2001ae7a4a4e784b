import type { PracticeRecord, PracticeSummary, WalkedStep } from '#shared/contract/app/practice.ts';
import { meanPoints } from '#shared/domain/practice/index.ts';
import type { SopStep } from '#shared/domain/sop/index.ts';
import { expand } from '#shared/practice/scenario/template.ts';
import { talkOf, companyOf } from '#shared/practice/session/talk-of.ts';
import { replay } from '#shared/practice/session/replay.ts';
import { walkedOf } from '#shared/practice/score/procedure.ts';
import type { PracticeContent } from '#shared/domain/practice/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { StoredSession } from './stored.ts';

const unended = (): never => {
  throw new Refusal('NOT_FOUND');
};

/** @throws Refusal NOT_FOUND for a session that has not ended. */
export function summaryOf(session: StoredSession): PracticeSummary {
  const { id, scenario, card, end, endedAt, spentMs, shareId } = session;
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
    mean: Math.round(meanPoints(card) * 100) / 100,
    isShared: shareId !== null,
  };
}

const resultOf = (step: SopStep, result: string | null): WalkedStep['result'] =>
  step.results?.find(({ key }) => key === result)?.label ?? null;

function walked(session: StoredSession): WalkedStep[] {
  const { scenario, procedure, turns } = session;
  return walkedOf(talkOf(scenario, procedure, turns)).map(({ step, result, state }) => ({
    step: step.key,
    title: step.title,
    result: resultOf(step, result),
    state,
    required: step.required,
  }));
}

/** A finished session, with all that the customer had hidden. @throws Refusal as `summaryOf`. */
export function recordOf(
  session: StoredSession,
  words: PracticeContent['words'] | null,
  agentName: string,
): PracticeRecord {
  const { scenario, card, turns, heat, procedure, hints, takenBack, spokenBy, ref } = session;
  const { issue, persona, slots } = scenario;
  const told = words ? replay(scenario, words, turns).state.told : [];
  const { key, about, age } = persona;
  return {
    ...summaryOf(session),
    agentName,
    persona: { key, about, age },
    called: scenario.called,
    need: scenario.need,
    feeling: scenario.feeling,
    course: scenario.course,
    complications: scenario.complications,
    trains: issue.trains,
    facts: issue.facts.map((fact) => ({ is: expand(fact.is, () => 0, slots), isTold: told.includes(fact.key) })),
    company: companyOf(scenario),
    turns,
    heat,
    walked: walked(session),
    procedureTitle: procedure?.title ?? null,
    marks: card?.marks ?? [],
    hints,
    takenBack,
    spokenBy,
    ref: { ...ref, issue: issue.key, persona: key, channel: scenario.channel },
  };
}
