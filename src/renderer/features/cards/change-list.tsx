import type { Emotion, Intensity, Need } from '#shared/domain/guidance/index.ts';
import { useT } from '../../lib/i18n.tsx';
import css from './change-list.module.css';
import type { CardChange } from './changes.ts';
import { percent, useCardWords, usePlaceWords } from './use-card-words.ts';

/** What differs, one line each; what stood there before is struck out. */
export function ChangeList({ changes }: { changes: readonly CardChange[] }) {
  const t = useT('cards');
  if (changes.length === 0) return <p className={css['none']}>{t('change.none')}</p>;
  return (
    <ul className={css['changes']}>
      {changes.map((change, i) => (
        <li key={i}>
          <OneChange change={change} />
        </li>
      ))}
    </ul>
  );
}

function OneChange({ change }: { change: CardChange }) {
  const { t, variant } = useCardWords();
  const placeOf = usePlaceWords();
  const sides = useSides();
  if (change.kind === 'added' || change.kind === 'removed')
    return <>{t(`change.${change.kind}`, { variant: variant(change.variant) })}</>;
  const [before, after] = sides(change);
  return (
    <>
      <span className={css['place']}>{t('change.place', { place: placeOf(change.place) })}</span>{' '}
      <del>
        <span className="visually-hidden">{t('change.before')}</span> {before}
      </del>{' '}
      <ins>
        <span className="visually-hidden">{t('change.after')}</span> {after}
      </ins>
    </>
  );
}

type Sided = Exclude<CardChange, { kind: 'added' | 'removed' }>;

/** Before and after, in words. */
function useSides(): (change: Sided) => readonly [string, string] {
  const { t, emotion, need, stage, channel, strength } = useCardWords();
  const names = {
    emotions: (one: string) => emotion(one as Emotion),
    needs: (one: string) => need(one as Need),
    stages: (one: string) => stage(one as Parameters<typeof stage>[0]),
    channels: (one: string) => channel(one as Parameters<typeof channel>[0]),
  };
  return (change) => {
    if (change.kind === 'text') return [change.before || t('change.empty'), change.after || t('change.empty')];
    if (change.kind === 'flag') return [t(`change.${change.before}`), t(`change.${change.after}`)];
    if (change.kind === 'number') {
      const say = (value: number): string =>
        change.place === 'heldShare' ? percent(value) : strength(value as Intensity);
      return [say(change.before), say(change.after)];
    }
    const list = (values: readonly string[]): string =>
      values.length === 0 ? t('change.any') : values.map(names[change.place]).join(t('comma'));
    return [list(change.before), list(change.after)];
  };
}
