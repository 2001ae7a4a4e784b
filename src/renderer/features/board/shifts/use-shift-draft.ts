import { use, useMemo, useState } from 'react';
import type { Shift } from '#shared/domain/load/shift.ts';
import { useT } from '../../../lib/i18n.tsx';
import { TickerContext } from '../../../lib/time.ts';
import { useDraft, type DraftOf } from '../drafts.ts';
import { beginning } from './change.ts';
import type { Person } from './queries.ts';
import type { KindWords } from './times.ts';
import { faultsOf, writeShift, type Faults, type Written } from './written.ts';

export type ShiftDraft = DraftOf<Written, Shift | null> & {
  readonly write: (shift: Shift | null) => Written;
  /** What is told: of fields that were left, and of all once it was to be saved. */
  readonly told: Faults;
  readonly faults: Faults;
  readonly leave: (field: string) => void;
  readonly beStrict: () => void;
};

export function useKindWords(): KindWords {
  const t = useT('board');
  return useMemo(() => ({ rest: t('shift.rest'), meal: t('shift.meal') }), [t]);
}

/** The shift in the hands of a lead, and what is wrong with it. */
export function useShiftDraft({ agentId, shift }: Person): ShiftDraft {
  const words = useKindWords();
  const ticker = use(TickerContext);
  const write = (stored: Shift | null): Written =>
    stored
      ? writeShift(stored, words)
      : beginning(ticker?.now() ?? 0, Intl.DateTimeFormat().resolvedOptions().timeZone, words.meal);
  const draft = useDraft(`shift/${agentId}`, shift, write);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isStrict, setStrict] = useState(false);
  const faults = faultsOf(draft.value);
  return {
    ...draft,
    write,
    faults,
    told: Object.fromEntries(Object.entries(faults).filter(([field]) => isStrict || left.has(field))),
    leave: (field) => setLeft((before) => (before.has(field) ? before : new Set([...before, field]))),
    beStrict: () => setStrict(true),
  };
}
