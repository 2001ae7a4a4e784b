import type { AccountView } from '#shared/contract/app/history.ts';
import { accountOf } from '#shared/domain/account/index.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CustomerFacts } from './facts.ts';
import { sinceIn } from './since.ts';

/** The account, and beside a gesture's entry what came after it. */
export function accountView(db: ReadableDb, facts: CustomerFacts): AccountView {
  const { entries, trend, standing, course } = accountOf(facts);
  const gestures = new Map(facts.gestures.map((gesture) => [gesture.id as string, gesture]));
  const sinceOf = sinceIn(db, () => facts);
  return {
    trend,
    standing,
    course: [...course],
    entries: entries.map((entry) => {
      const gesture = entry.evidence.tbl === 'gesture' ? gestures.get(entry.evidence.id) : undefined;
      return { ...entry, since: gesture ? sinceOf(gesture) : null };
    }),
  };
}
