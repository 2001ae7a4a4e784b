import { useMemo, type ReactNode } from 'react';
import { EvidenceContext, type Evidence } from '../../lib/evidence.tsx';
import { useReading, type About } from './queries.ts';

/** What is only guessed is not underlined. */
const SURE = 0.5;

/** Underlines, in whatever is shown inside, what was heard in the customer's lines. */
export function Heard({ about, children }: { about: About; children: ReactNode }) {
  const lines = useReading(about)?.lines;
  const evidence = useMemo(() => {
    const felt = (lines ?? []).flatMap(({ key, feeling }): [string, Evidence][] =>
      feeling && feeling.evidence.length > 0 && feeling.sureness >= SURE
        ? [[key, { spans: feeling.evidence, isSore: feeling.polarity < 0 }]]
        : [],
    );
    return new Map(felt);
  }, [lines]);
  return <EvidenceContext value={evidence}>{children}</EvidenceContext>;
}
