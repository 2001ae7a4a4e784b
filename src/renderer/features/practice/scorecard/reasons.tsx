import type { Skill } from '#shared/domain/practice/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { BetterButton, BetterLine } from './better-line.tsx';
import css from './skills.module.css';
import { gathered, type Gathered } from './gathered.ts';
import { reasonId, type Reading } from './use-reading.ts';
import { signed, useBecause } from './words.ts';

type Props = { skill: Skill; isScored: boolean; lang: Language; reading: Reading };

/** Why a skill has the points it has; each reason leads to the line it stands on. */
export function Reasons({ skill, isScored, lang, reading }: Props) {
  const t = useT('scorecard');
  const marks = gathered(reading.marks.filter((mark) => mark.skill === skill));
  if (marks.length === 0) return <p className={css['quiet']}>{t(isScored ? 'skills.noMarks' : 'skills.noneWhy')}</p>;
  return (
    <ul className={css['list']} aria-label={t('skills.open', { skill: t(`skill.${skill}`) })}>
      {marks.map((mark) => (
        <Reason key={mark.index} mark={mark} lang={lang} reading={reading} />
      ))}
    </ul>
  );
}

function Reason({ mark, lang, reading }: { mark: Gathered; lang: Language; reading: Reading }) {
  const isOpen = reading.better.has(mark.index);
  return (
    <li>
      <div className={css['reason']}>
        <Why mark={mark} reading={reading} />
        {mark.better !== null && <BetterButton isOpen={isOpen} onToggle={() => reading.toggleBetter(mark.index)} />}
      </div>
      {mark.better !== null && isOpen && <BetterLine text={mark.better} lang={lang} />}
    </li>
  );
}

/** What was done, what it was worth, and where. What never happened stands on no line. */
function Why({ mark, reading }: { mark: Gathered; reading: Reading }) {
  const t = useT('scorecard');
  const because = useBecause()(mark);
  const { turn } = mark;
  const words = (
    <>
      <span className={css['weight']}>{signed(mark.weight)}</span>
      <span className={css['because']}>{because}</span>
      <span className={css['where']}>
        {turn === null
          ? mark.times > 1
            ? t('mark.times', { count: mark.times })
            : t('mark.unlined')
          : t('mark.line', { line: turn + 1 })}
      </span>
    </>
  );
  if (turn === null)
    return (
      <span id={reasonId(mark.index)} className={css['why']}>
        {words}
      </span>
    );
  return (
    <button
      type="button"
      id={reasonId(mark.index)}
      className={css['why']}
      data-chosen={reading.at === turn || undefined}
      onClick={() => reading.show(turn)}
    >
      {words}
    </button>
  );
}
