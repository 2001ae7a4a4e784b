import type { Language } from '#shared/kernel/text.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './better-line.module.css';

type Toggle = { isOpen: boolean; onToggle: () => void };

/** Shows or hides what a very good agent might have said. */
export function BetterButton({ isOpen, onToggle }: Toggle) {
  const t = useT('scorecard');
  return (
    <button type="button" className={css['toggle']} aria-expanded={isOpen} onClick={onToggle}>
      {t(isOpen ? 'better.close' : 'better.open')}
    </button>
  );
}

/** What a very good agent might have said there. */
export function BetterLine({ text, lang }: { text: string; lang: Language }) {
  const t = useT('scorecard');
  return (
    <figure className={css['better']}>
      <figcaption>{t('better.label')}</figcaption>
      <blockquote lang={lang === 'zh' ? 'zh-CN' : 'en'}>{text}</blockquote>
    </figure>
  );
}
