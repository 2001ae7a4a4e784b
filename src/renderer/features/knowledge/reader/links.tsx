import { UnstyledButton } from '@mantine/core';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { Panel } from '../../../ui/index.ts';
import css from './article-reader.module.css';

/** Where the article is used: procedures that name it, and tickets it was given to. */
export function Links({ article }: { article: ArticlePage }) {
  const t = useT('knowledge');
  const local = useLocalized();
  const { go } = useGo();
  const mayWalk = useMay('sop.walk');
  const { sops, tickets } = article;
  if (sops.length + tickets.length === 0) return null;
  return (
    <Panel title={t('links')}>
      {sops.length > 0 && (
        <>
          <h3 className={css['sub']}>{t('links.sops')}</h3>
          <ul className={css['list']}>
            {sops.map((sop) => (
              <li key={sop.key}>
                {mayWalk ? (
                  <UnstyledButton className={css['link'] ?? ''} onClick={() => go('sops', sop.key)}>
                    {local(sop.title)}
                  </UnstyledButton>
                ) : (
                  local(sop.title)
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {tickets.length > 0 && (
        <>
          <h3 className={css['sub']}>{t('links.tickets')}</h3>
          {tickets.map(({ ticketId, number, subject }) => (
            <UnstyledButton key={ticketId} className={css['link'] ?? ''} onClick={() => go('inbox', ticketId)}>
              <span className="one-line" style={{ display: 'block' }}>
                <span className="tabular">{t('links.ticket', { number: String(number) })}</span> {subject}
              </span>
            </UnstyledButton>
          ))}
        </>
      )}
    </Panel>
  );
}
