import { useT } from '../../../lib/i18n.tsx';
import { ActionButton } from '../../../ui/index.ts';
import css from './foot.module.css';
import type { Hands } from './use-hands.ts';

/** In the place of the composer while nothing goes on: why, and the one key that goes on. */
export function Paused({ hands: { kept, actions } }: { hands: Hands }) {
  const t = useT('practice');
  return (
    <section className={css['foot']} aria-label={t('paused.title')}>
      <output className={css['words']}>
        <strong>{t('paused.title')}</strong>
        <span>{t(`paused.${kept.why}`)}</span>
      </output>
      <ActionButton action={actions.pause} variant="filled" />
    </section>
  );
}
