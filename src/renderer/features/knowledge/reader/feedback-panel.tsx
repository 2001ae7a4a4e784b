import { Button, UnstyledButton } from '@mantine/core';
import type { ArticlePage, FeedbackItem } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Panel, Pill, type Tone } from '../../../ui/index.ts';
import css from './article-reader.module.css';

const MINUTE_MS = 60_000;
const TONE: Record<FeedbackItem['verdict'], Tone> = { useful: 'ok', 'not-useful': 'warn', wrong: 'bad' };

/** What readers said and nobody has dealt with yet. */
export function FeedbackPanel({ article }: { article: ArticlePage }) {
  const t = useT('knowledge');
  const resolve = useCommand((api, feedbackId: string) => api.knowledge.resolveFeedback({ feedbackId }));
  const open = article.feedback.filter(({ verdict, note }) => verdict !== 'useful' || note !== '');
  if (open.length === 0) return null;
  return (
    <Panel title={t('feedback.title')} aside={t('feedback.count', { count: open.length })}>
      <ul className={css['list']}>
        {open.map((item) => (
          <li key={item.id}>
            <One item={item} isOld={item.version < article.version} />
            {article.mayPublish && (
              <div className={css['small']}>
                <Button size="compact-xs" variant="default" onClick={() => void resolve.run(item.id)}>
                  {t('feedback.resolve')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function One({ item, isOld }: { item: FeedbackItem; isOld: boolean }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const { ticketId, ticketNumber } = item;
  return (
    <>
      <div className={css['who']}>
        <Pill tone={TONE[item.verdict]}>{t(`verdict.${item.verdict}`)}</Pill>
        <strong>{item.agentName}</strong>
        <time dateTime={new Date(item.at).toISOString()}>{format.ago(item.at, now)}</time>
        {isOld && <span>{t('feedback.ofVersion', { version: item.version })}</span>}
      </div>
      {item.note !== '' && <p className={css['words']}>{item.note}</p>}
      {ticketId !== null && ticketNumber !== null && (
        <UnstyledButton className={css['link'] ?? ''} onClick={() => go('inbox', ticketId)}>
          {t('links.ticket', { number: String(ticketNumber) })}
        </UnstyledButton>
      )}
    </>
  );
}
