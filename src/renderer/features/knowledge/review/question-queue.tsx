import { Button, Progress, UnstyledButton } from '@mantine/core';
import { IconChecks, IconPencil, IconX } from '@tabler/icons-react';
import type { QuestionCluster } from '#shared/contract/app/knowledge.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, EmptyState, ErrorState, Panel, Skeleton, VirtualList } from '../../../ui/index.ts';
import { useQuestions } from '../queries.ts';
import { useNewArticle } from '../use-new-article.ts';
import css from './review.module.css';
import { useQueue } from './use-queue.ts';

const ROW_PX = 64;
const MINUTE_MS = 60_000;
const keyOf = (cluster: QuestionCluster): string => cluster.id;

/** What customers ask and no article answers: said in about the same way, counted, with their own words. */
export function QuestionQueue() {
  const t = useT('knowledge');
  const { data, error, refetch } = useQuestions();
  const items = data?.clusters ?? [];
  const { current, choose } = useQueue(items);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <div className={css['stack']}>
      <Mining answer={data} onDone={() => void refetch()} />
      {current === null ? (
        !data.isRunning && (
          <EmptyState
            icon={<IconChecks size={32} stroke={1.2} />}
            title={t('list.questions.none')}
            next={t('list.questions.noneHint')}
          />
        )
      ) : (
        <div className={css['split']}>
          <div className={css['left']}>
            <VirtualList
              items={items}
              keyOf={keyOf}
              label={t('list.questions')}
              estimateHeight={ROW_PX}
              selectedKey={current.id}
              selectsOnMove
              onSelect={(item) => choose(item.id)}
              renderItem={(item, { isSelected }) => (
                <div className={css['row']} data-selected={isSelected || undefined}>
                  <span className="one-line" title={item.question}>
                    {item.question}
                  </span>
                  <span className={css['reason']}>{t('questions.asked', { count: item.count })}</span>
                </div>
              )}
            />
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
          <section className={css['right']} aria-label={current.question} tabIndex={0}>
            <OneQuestion key={current.id} cluster={current} />
          </section>
        </div>
      )}
    </div>
  );
}

type Answer = { isRunning: boolean; doneShare: number; minedAt: number | null; tickets: number };

/** How far the reading of the tickets has come, and from when the answer is. */
function Mining({ answer, onDone }: { answer: Answer; onDone: () => void }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const again = useCommand((api) => api.knowledge.questions({ again: true }), { onDone });
  const percent = Math.round(answer.doneShare * 100);
  return (
    <div className={css['mining']}>
      {answer.isRunning ? (
        <>
          <span className="secondary tabular">{t('questions.running', { percent })}</span>
          <Progress value={percent} size="sm" w={180} aria-label={t('questions.running', { percent })} />
        </>
      ) : (
        <>
          <span className="secondary">
            {answer.minedAt === null
              ? t('questions.notYet')
              : t('questions.mined', { count: answer.tickets, ago: format.ago(answer.minedAt, now) })}
          </span>
          <Button size="compact-sm" variant="default" loading={again.isRunning} onClick={() => void again.run()}>
            {t('questions.again')}
          </Button>
        </>
      )}
    </div>
  );
}

function OneQuestion({ cluster }: { cluster: QuestionCluster }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const begin = useNewArticle();
  const drop = useCommand((api, clusterId: string) => api.knowledge.dismissQuestion({ clusterId }));
  const write: Action = {
    id: 'review.write',
    group: 'list',
    labelKey: 'knowledge:action.write',
    icon: IconPencil,
    keys: 'e',
    perform: () => begin.fromCluster(cluster.id),
  };
  const dismiss: Action = {
    id: 'review.dismiss',
    group: 'list',
    labelKey: 'knowledge:action.dismiss',
    icon: IconX,
    keys: 'x',
    perform: () => void drop.run(cluster.id),
  };
  useActions([write, dismiss]);
  const { nearest } = cluster;
  return (
    <div className={css['question']}>
      <h2>{cluster.question}</h2>
      <p className="secondary">
        {t('questions.asked', { count: cluster.count })} ·{' '}
        {t('questions.newest', { ago: format.ago(cluster.newestAt, now) })}
        {cluster.words.length > 0 && ` · ${cluster.words.slice(0, 8).join(' · ')}`}
      </p>
      <div className={css['do']}>
        <ActionButton action={write} variant="filled" />
        <ActionButton action={dismiss} />
      </div>
      <Panel title={t('questions.examples')}>
        <ul className={css['examples']}>
          {cluster.examples.map((example) => (
            <li key={`${example.ticketId} ${example.text}`}>
              <UnstyledButton className={css['example'] ?? ''} onClick={() => go('inbox', example.ticketId)}>
                <span>{example.text}</span>
                <span className="secondary tabular">{t('links.ticket', { number: String(example.number) })}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('questions.nearest')}>
        {nearest === null ? (
          <p className="secondary">{t('questions.noNearest')}</p>
        ) : (
          <UnstyledButton className={css['example'] ?? ''} onClick={() => go('knowledge', nearest.articleId)}>
            <span>{nearest.title}</span>
            <span className="secondary tabular">
              {t('questions.score', { percent: Math.round(Math.min(1, nearest.score) * 100) })}
            </span>
          </UnstyledButton>
        )}
      </Panel>
    </div>
  );
}
