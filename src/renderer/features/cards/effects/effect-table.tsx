import type { CardEffect } from '#shared/contract/app/guidance.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './effects.module.css';
import { signed } from './numbers.ts';
import { useArmName } from './words.ts';

const COLUMNS = ['version', 'arm', 'shown', 'used', 'dismissed', 'next', 'nextN', 'end', 'endN'] as const;
type Arm = CardEffect['arms'][number];

/** The same as numbers. */
export function EffectTable({ versions }: { versions: readonly CardEffect[] }) {
  const t = useT('cards');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, also by key
    <section className={css['box']} tabIndex={0} aria-label={t('table.title')}>
      <table className={css['table']} aria-label={t('table.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.flatMap(({ version, arms }) =>
            arms.map((arm) => <Row key={`${version} ${arm.name}`} version={version} arm={arm} />),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({ version, arm }: { version: number; arm: Arm }) {
  const t = useT('cards');
  const nameOf = useArmName();
  const told = (mean: Arm['next']): string =>
    mean === null
      ? t('effects.noValue')
      : t('effects.value', { mean: signed(mean.mean), low: signed(mean.low), high: signed(mean.high) });
  return (
    <tr>
      <td>{version}</td>
      <th scope="row">{nameOf(arm.name)}</th>
      <td>{arm.shown}</td>
      <td>{arm.name === 'held' ? '' : arm.used}</td>
      <td>{arm.name === 'held' ? '' : arm.dismissed}</td>
      <td>{told(arm.next)}</td>
      <td>{arm.next?.n ?? 0}</td>
      <td>{told(arm.end)}</td>
      <td>{arm.end?.n ?? 0}</td>
    </tr>
  );
}
