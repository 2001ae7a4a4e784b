import { useT } from '../../../lib/i18n.tsx';
import { BetterButton } from './better-line.tsx';
import css from './transcript.module.css';
import type { PlacedMark, Reading } from './use-reading.ts';
import { signed, useBecause } from './words.ts';

/** What a line earned or cost, beside it; each leads back to its skill. */
export function Margin({ marks, reading }: { marks: readonly PlacedMark[]; reading: Reading }) {
  const t = useT('scorecard');
  const because = useBecause();
  if (marks.length === 0) return null;
  return (
    <ul className={css['margin']}>
      {marks.map((mark) => (
        <li key={mark.index}>
          <button
            type="button"
            className={css['tag']}
            title={t('talk.back', { skill: t(`skill.${mark.skill}`) })}
            onClick={() => reading.backTo(mark)}
          >
            {t(`skill.${mark.skill}`)} <span className={css['weight']}>{signed(mark.weight)}</span>
          </button>
          <span>{because(mark)}</span>
          {mark.better !== null && (
            <BetterButton isOpen={reading.better.has(mark.index)} onToggle={() => reading.toggleBetter(mark.index)} />
          )}
        </li>
      ))}
    </ul>
  );
}
