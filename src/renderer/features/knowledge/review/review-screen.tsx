import { Tabs } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useGo } from '../../../lib/router.ts';
import { useQuestions, useReviewList } from '../queries.ts';
import { ArticleQueue } from './article-queue.tsx';
import { REVIEW_NAMES, type ReviewName } from './names.ts';
import { ProposalQueue } from './proposal-queue.tsx';
import { QuestionQueue } from './question-queue.tsx';
import css from './review.module.css';

const TABS = [...REVIEW_NAMES, 'questions'] as const;
type Tab = (typeof TABS)[number];
const isTab = (name: string | undefined): name is Tab => TABS.some((tab) => tab === name);

/** What in the team's knowledge wants a look: one list after the other, gone through with the keyboard. Who may not publish sees their own proposals. */
export function ReviewScreen({ rest }: { rest: readonly string[] }) {
  const t = useT('knowledge');
  const { go } = useGo();
  const mayPublish = useMay('article.publish');
  const tabs: readonly Tab[] = mayPublish ? TABS : ['proposed'];
  const asked = isTab(rest[0]) && tabs.includes(rest[0]) ? rest[0] : tabs[0];
  const tab: Tab = asked ?? 'proposed';
  const counts = useReviewList('due', 1).data?.counts ?? {};
  const questions = useQuestions(mayPublish).data?.clusters.length;
  const countOf = (name: Tab) => (name === 'questions' ? questions : counts[name]);
  useActions(
    tabs.map((name, i): Action => ({
      id: `review.${name}`,
      group: 'list',
      labelKey: 'knowledge:action.list',
      labelArgs: { list: t(`list.${name}`) },
      keys: String(i + 1),
      perform: () => go('review', name),
    })),
  );
  return (
    <div className={css['screen']}>
      <Tabs value={tab} onChange={(value) => value !== null && go('review', value)} className={css['tabs'] ?? ''}>
        <Tabs.List aria-label={t('review.title')}>
          {tabs.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              aria-controls="review-list"
              rightSection={<span className={css['count']}>{countOf(name) ?? ''}</span>}
            >
              {t(mayPublish ? `list.${name}` : 'list.mine')}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div className={css['body']} id="review-list" role="tabpanel" aria-label={t(`list.${tab}`)}>
        <Queue key={tab} tab={tab} />
      </div>
    </div>
  );
}

function Queue({ tab }: { tab: Tab }) {
  if (tab === 'questions') return <QuestionQueue />;
  if (tab === 'proposed') return <ProposalQueue />;
  return <ArticleQueue list={tab satisfies ReviewName} />;
}
