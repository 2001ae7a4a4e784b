import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, EmptyState } from '../../../ui/index.ts';
import css from './foot.module.css';
import type { Hands } from './use-hands.ts';

/** Before the first word: the card at the right is read, and then it is answered, there or here. */
export function Ringing({ hands: { now, actions } }: { hands: Hands }) {
  const t = useT('practice');
  return (
    <div className={css['ringing']}>
      <EmptyState
        title={t(now.channel === 'phone' ? 'ringing.phone' : 'ringing.title', { name: now.called })}
        next={t('ringing.next')}
        action={<ActionButton action={actions.answer} />}
      />
    </div>
  );
}
