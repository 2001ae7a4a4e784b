import { useT } from '../../../lib/i18n.tsx';
import css from './dialog.module.css';

/** That the other side has gone while the question was open; what was typed still stands there. */
export function Gone({ says }: { says: 'gone' | 'goneNew' }) {
  const t = useT('contacts');
  return (
    <p className={css['gone']}>
      <output>{t(says)}</output>
    </p>
  );
}
