import { UnstyledButton } from '@mantine/core';
import type { Sop } from '#shared/domain/sop/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { Panel } from '../../../ui/index.ts';
import { useArticleChoices } from './queries.ts';
import css from './reader.module.css';
import { useSuggestWords } from './suggest-words.ts';

/** When it is offered, and what to read while walking it. */
export function AboutSop({ sop }: { sop: Sop }) {
  const t = useT('sopDesk');
  const { go } = useGo();
  const when = useSuggestWords()(sop.suggest);
  const articles = useArticleChoices();
  return (
    <>
      <Panel title={t('suggest.title')}>
        {when.length === 0 ? (
          <p className="secondary">{t('suggest.never')}</p>
        ) : (
          <ul className={css['plain']}>
            {when.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Panel>
      {sop.articleIds.length > 0 && (
        <Panel title={t('reader.articles')}>
          {sop.articleIds.map((id) => (
            <UnstyledButton key={id} className={css['link'] ?? ''} onClick={() => go('knowledge', id)}>
              <span className="one-line">
                {articles.find(({ value }) => value === id)?.label ?? t('reader.articleGone')}
              </span>
            </UnstyledButton>
          ))}
        </Panel>
      )}
    </>
  );
}
