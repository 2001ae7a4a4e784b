import type { ReactNode } from 'react';
import { cutAtEvidence, useEvidence } from '../lib/evidence.tsx';
import css from './evidence-text.module.css';

type Props = {
  /** The line's key; what was heard in it is known by it. */
  of: string;
  text: string;
  /** Shows a stretch of the line. */
  render: (text: string) => ReactNode;
};

/** A line with what was heard in it underlined. */
export function EvidenceText({ of, text, render }: Props) {
  const evidence = useEvidence(of);
  if (!evidence) return render(text);
  return cutAtEvidence(text, evidence.spans).map((stretch, i) =>
    stretch.isEvidence ? (
      <mark key={i} className={css['evidence']} data-sore={evidence.isSore || undefined}>
        {render(stretch.text)}
      </mark>
    ) : (
      <span key={i}>{render(stretch.text)}</span>
    ),
  );
}
