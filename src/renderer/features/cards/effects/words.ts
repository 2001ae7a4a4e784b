import type { CardEffect } from '#shared/contract/app/guidance.ts';
import { useT } from '../../../lib/i18n.tsx';
import { signed } from './numbers.ts';

type Difference = CardEffect['differences'][number];
type ArmName = CardEffect['arms'][number]['name'];

export function useArmName(): (name: ArmName) => string {
  const t = useT('cards');
  return (name) => (name === 'held' ? t('arm.held') : t('arm.variant', { key: name.toUpperCase() }));
}

/** A comparison in one sentence, which claims nothing it does not know. */
export function useVerdict(): (difference: Difference) => string {
  const t = useT('cards');
  const nameOf = useArmName();
  return ({ before, difference, verdict, missing }) =>
    difference === null || verdict === 'too-few'
      ? t('verdict.too-few', { before: nameOf(before), missing })
      : t(`verdict.${verdict}`, {
          before: nameOf(before),
          value: signed(difference.value),
          low: signed(difference.low),
          high: signed(difference.high),
        });
}
