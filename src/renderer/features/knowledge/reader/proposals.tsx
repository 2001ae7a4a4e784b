import { Button, Modal, Textarea } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ArticlePage, ProposalItem } from '#shared/contract/app/knowledge.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ActionButton, KeyHint, Panel, Pill, sendKeys, Skeleton } from '../../../ui/index.ts';
import css from './article-reader.module.css';

const DiffView = lazy(async () => ({ default: (await import('../diff/diff-view.tsx')).DiffView }));
const MINUTE_MS = 60_000;
const MAX_WORDS = 1000;

/** Changes that wait: for whoever may publish, and for their author. */
export function Proposals({ article }: { article: ArticlePage }) {
  const t = useT('knowledge');
  const shown = article.proposals.filter(({ isMine }) => isMine || article.mayPublish);
  if (shown.length === 0) return null;
  return (
    <Panel title={t('proposals.title')} aside={t('proposals.count', { count: shown.length })}>
      <ul className={css['list']}>
        {shown.map((proposal) => (
          <li key={proposal.id}>
            <ProposalCard proposal={proposal} present={article} mayPublish={article.mayPublish} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type CardProps = {
  proposal: ProposalItem;
  present: ArticlePage | null;
  mayPublish: boolean;
  /** False: what changes is shown beside it already. */
  showsText?: boolean;
  /** It is the one that is looked at: its buttons have keys. */
  hasKeys?: boolean;
};

/** One proposal: who, why, what changes, and what to do with it. `present` null: it is a new article. */
export function ProposalCard({ proposal, present, mayPublish, showsText = true, hasKeys = false }: CardProps) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const [open, setOpen] = useState<'diff' | 'publish' | 'decline' | null>(null);
  const edit = useCommand((api, proposalId: string) => api.knowledge.startDraft({ from: 'proposal', proposalId }), {
    onDone: ({ articleId, proposalId }) => {
      // One draft an article: what was begun before is not thrown away for it.
      if (proposalId !== proposal.id)
        say({ title: t('proposals.ownDraft'), message: t('proposals.ownDraftNext'), tone: 'warn' });
      go('knowledge', articleId, 'edit');
    },
  });
  const { say } = useToaster();
  const take: Action = {
    id: 'review.take',
    group: 'list',
    labelKey: mayPublish ? 'knowledge:proposals.take' : 'knowledge:proposals.edit',
    keys: 'e',
    perform: () => void edit.run(proposal.id),
  };
  const close: Action = {
    id: 'review.decline',
    group: 'list',
    labelKey: proposal.isMine ? 'knowledge:proposals.withdraw' : 'knowledge:proposals.decline',
    keys: 'x',
    perform: () => setOpen('decline'),
  };
  // Over the version that stands it changes nothing its author has not seen.
  const stands = proposal.baseVersion === (present?.version ?? 0);
  const asItIs: Action = {
    id: 'review.publish',
    group: 'list',
    labelKey: 'knowledge:proposals.asItIs',
    keys: 'p',
    isEnabled: mayPublish && stands,
    perform: () => setOpen('publish'),
  };
  useActions(hasKeys ? [asItIs, take, close] : []);
  const look = { size: 'compact-sm', hidesKey: !hasKeys } as const;
  const isOutdated = present !== null && proposal.baseVersion < present.version;
  return (
    <>
      <div className={css['who']}>
        <strong>{proposal.isMine ? t('proposals.mine') : proposal.authorName}</strong>
        <time dateTime={new Date(proposal.at).toISOString()}>{format.ago(proposal.at, now)}</time>
        {isOutdated && <Pill tone="warn">{t('proposals.outdated', { version: proposal.baseVersion })}</Pill>}
      </div>
      <p className={css['words']}>{proposal.summary || proposal.title}</p>
      <div className={css['small']}>
        {showsText && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('diff')}>
            {t('proposals.compare')}
          </Button>
        )}
        {asItIs.isEnabled && <ActionButton action={asItIs} {...look} variant={hasKeys ? 'filled' : 'default'} />}
        <ActionButton action={take} {...look} variant={hasKeys && mayPublish && !stands ? 'filled' : 'default'} />
        <ActionButton action={close} {...look} />
      </div>
      <Compare proposal={proposal} present={present} isOpen={open === 'diff'} onClose={() => setOpen(null)} />
      {open === 'publish' && <AsItIs proposal={proposal} onClose={() => setOpen(null)} />}
      {open === 'decline' && <Decline proposal={proposal} onClose={() => setOpen(null)} />}
    </>
  );
}

type CompareProps = { proposal: ProposalItem; present: ArticlePage | null; isOpen: boolean; onClose: () => void };

function Compare({ proposal, present, isOpen, onClose }: CompareProps) {
  const t = useT('knowledge');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="xl"
      title={t('proposals.compareTitle', { title: proposal.title })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <Suspense fallback={<Skeleton lines={8} />}>
        <DiffView before={present} after={proposal} />
      </Suspense>
    </Modal>
  );
}

/** Word for word, after one question; the summary is its author's. */
function AsItIs({ proposal, onClose }: { proposal: ProposalItem; onClose: () => void }) {
  const t = useT('knowledge');
  const { say } = useToaster();
  const { id: proposalId, articleId, summary, title, baseVersion } = proposal;
  const publish = useCommand((api) => api.knowledge.publish({ articleId, proposalId, summary, reviewAt: null }), {
    onDone: () => {
      say({ title: t('finish.published'), tone: 'ok' });
      onClose();
    },
  });
  const name = proposal.authorName;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('proposals.asItIsTitle', { name })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <p>{t('proposals.asItIsHint', { title, name, version: baseVersion + 1 })}</p>
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button data-autofocus loading={publish.isRunning} onClick={() => void publish.run()}>
          {t('finish.publish')}
        </Button>
      </div>
    </Modal>
  );
}

/** Declining needs words: the author learns why. */
function Decline({ proposal, onClose }: { proposal: ProposalItem; onClose: () => void }) {
  const t = useT('knowledge');
  const [words, setWords] = useState('');
  const { say } = useToaster();
  const { go } = useGo();
  const { isMine, articleId } = proposal;
  const open = { label: t('proposals.openDraft'), perform: () => go('knowledge', articleId, 'edit') };
  const close = useCommand(
    (api, said: string) => api.knowledge.closeProposal({ proposalId: proposal.id, words: said }),
    {
      onDone: () => {
        if (isMine) say({ title: t('proposals.withdrawn'), tone: 'ok', action: open });
        else say({ title: t('proposals.declined'), tone: 'ok' });
        onClose();
      },
    },
  );
  const canSend = isMine || words.trim() !== '';
  const send = () => canSend && void close.run(words.trim());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isMine ? 'proposals.withdrawTitle' : 'proposals.declineTitle', { name: proposal.authorName })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      {isMine ? (
        <p>{t('proposals.withdrawHint')}</p>
      ) : (
        <Textarea
          autosize
          minRows={3}
          maxLength={MAX_WORDS}
          label={t('proposals.declineWords')}
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={sendKeys(send)}
        />
      )}
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={!canSend}
          loading={close.isRunning}
          data-autofocus={isMine || undefined}
          rightSection={isMine ? undefined : <KeyHint keys="mod+enter" />}
          onClick={send}
        >
          {t(isMine ? 'proposals.withdraw' : 'proposals.decline')}
        </Button>
      </div>
    </Modal>
  );
}
