import { useT } from '../lib/i18n.tsx';
import css from './desk.module.css';
import { useUi } from './ui-store.ts';

/**
 * The shell was started anew and wants this browser to come by a new link. The screen stays as it is: what was typed since
 * stands only here until the wire is back.
 */
export function LinkBanner() {
  const t = useT('session');
  const isRefused = useUi((ui) => ui.link === 'refused');
  if (!isRefused) return null;
  return (
    <div role="alert" className={css['banner']}>
      <strong>{t('link.refused')}</strong>
      <p>{t('link.refusedNext')}</p>
    </div>
  );
}
