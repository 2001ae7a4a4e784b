import { useMemo } from 'react';
import type { ArticleContent } from '#shared/domain/article.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './diff-view.module.css';
import { compare, withoutLongSames, type Piece } from './diff.ts';

type Content = Pick<ArticleContent, 'title' | 'body' | 'questions' | 'tags' | 'files' | 'language'>;
const SECTIONS = ['title', 'body', 'questions', 'tags', 'files'] as const;
type Section = (typeof SECTIONS)[number];

function textOf(content: Content | null, section: Section): string {
  if (!content) return '';
  if (section === 'questions') return content.questions.join('\n');
  if (section === 'tags') return content.tags.join('\n');
  if (section === 'files') return content.files.map(({ name }) => name).join('\n');
  return content[section];
}

/** What changed from one text to the other, section by section, word by word. `before` null: everything is new. */
export function DiffView({ before, after }: { before: Content | null; after: Content }) {
  const t = useT('knowledge');
  const changed = SECTIONS.filter((section) => textOf(before, section) !== textOf(after, section));
  if (changed.length === 0) return <p className="secondary">{t('diff.same')}</p>;
  return (
    <div className={css['diff']}>
      <p className={css['legend']}>
        <del>{t('diff.gone')}</del> <ins>{t('diff.new')}</ins>
      </p>
      {changed.map((section) => (
        <section key={section} aria-label={t(`diff.${section}`)}>
          <h3>{t(`diff.${section}`)}</h3>
          <Text before={textOf(before, section)} after={textOf(after, section)} language={after.language} />
        </section>
      ))}
    </div>
  );
}

function Text({ before, after, language }: { before: string; after: string; language: 'zh' | 'en' }) {
  const t = useT('knowledge');
  const rows = useMemo(() => withoutLongSames(compare(before, after)), [before, after]);
  return (
    <div className={css['text']} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {rows.map((row, i) =>
        row.kind === 'skipped' ? (
          <p key={i} className={css['skipped']}>
            {t('diff.skipped', { count: row.lines })}
          </p>
        ) : (
          <div key={i}>
            {row.pieces.map((piece, j) => (
              <Words key={j} piece={piece} />
            ))}
          </div>
        ),
      )}
    </div>
  );
}

function Words({ piece }: { piece: Piece }) {
  if (piece.kind === 'gone') return <del>{piece.text}</del>;
  if (piece.kind === 'new') return <ins>{piece.text}</ins>;
  return <span>{piece.text}</span>;
}
