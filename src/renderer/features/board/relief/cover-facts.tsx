import type { ReactNode } from 'react';
import type { Cover } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock, useFormat } from '../../../lib/time.ts';
import { usePercent } from '../words.ts';
import css from './relief.module.css';

type Props = { cover: Cover };
type Change = { readonly key: string; readonly name: ReactNode; readonly before: string; readonly after: string };

/** What is expected with and without somebody, in figures and in a sentence, and what it rests on. */
export function CoverFacts({ cover }: Props) {
  const t = useT('board');
  const usedFor = useUsedFor();
  return (
    <>
      <Changes cover={cover} />
      <p className={css['verdict']}>
        <Verdict cover={cover} />
      </p>
      <p className={css['quiet']}>
        {t(`cover.basis.${cover.basis}`, { contacts: cover.contacts })}
        {cover.with && ` · ${usedFor(cover)}`}
      </p>
    </>
  );
}

/** What the sum is made with. */
function useUsedFor(): (cover: Cover) => string {
  const t = useT('board');
  const format = useFormat();
  return ({ people, callsPerHour, ahtMs }) => {
    if (ahtMs === null) return t('cover.people', { people });
    const calls = format.number(Math.round(callsPerHour * 10) / 10);
    return t('cover.peopleAht', { people, calls, aht: clock(ahtMs) });
  };
}

function Changes({ cover }: Props) {
  const t = useT('board');
  const percent = usePercent();
  const { with: now, without, target, withinMs } = cover;
  if (!now || !without) return null;
  const [share, seconds] = [Math.round(target * 100), Math.round(withinMs / 1000)];
  const wait = (ms: number | null): string => (ms === null ? t('cover.endless') : clock(ms));
  const changes: Change[] = [
    {
      key: 'level',
      name: <span title={t('cover.levelHint', { seconds, share })}>{t('cover.level', { share, seconds })}</span>,
      before: percent(now.serviceLevel),
      after: percent(without.serviceLevel),
    },
    { key: 'asa', name: t('cover.asa'), before: wait(now.asaMs), after: wait(without.asaMs) },
    {
      key: 'occupancy',
      name: t('cover.occupancy'),
      before: percent(now.occupancy),
      after: percent(without.occupancy),
    },
  ];
  return (
    <table className={css['changes']} aria-label={t('cover.title')}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('cover.title')}</th>
          <th scope="col">{t('cover.with')}</th>
          <th scope="col">{t('cover.without')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, name, before, after }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Said as it is: a loss does not forbid anything, and is not hidden either. */
function Verdict({ cover }: Props) {
  const t = useT('board');
  const percent = usePercent();
  const { with: now, without, holds } = cover;
  if (!now || !without || holds === null) return t('cover.none');
  if (holds) return t('cover.holds');
  if (without.serviceLevel >= cover.target) return t('cover.later');
  const [before, after] = [percent(now.serviceLevel), percent(without.serviceLevel)];
  const points = Math.round(now.serviceLevel * 100) - Math.round(without.serviceLevel * 100);
  return <span className={css['loss']}>{t('cover.loses', { before, after, points })}</span>;
}
