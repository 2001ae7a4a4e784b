import { useT } from '../../lib/i18n.tsx';
import css from './guidance.module.css';
import { useAnswers, type About } from './queries.ts';

/** What somebody who rings seems to want, by what would answer it; nothing where nobody can tell. */
export function LikelyAbout(about: About) {
  const t = useT('guidance');
  const first = useAnswers(about).find(({ kind }) => kind === 'article');
  return first ? <p className={css['quiet']}>{t('likely.about', { title: first.title })}</p> : null;
}
