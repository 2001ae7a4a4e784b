import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { Skeleton } from '../../../ui/index.ts';
import { DiffView } from '../diff/diff-view.tsx';
import { useArticle, useRevision } from '../queries.ts';
import css from './editor.module.css';
import { useArticleKeeper, type BoundDraft } from './use-draft.ts';

/** Somebody published meanwhile: says so, shows both, and lets the author go on from there with their own words. */
export function Outdated({ draft }: { draft: BoundDraft }) {
  const t = useT('knowledge');
  const { articleId, baseVersion } = draft.content;
  const keeper = useArticleKeeper();
  const { say } = useToaster();
  const [isOpen, setOpen] = useState(false);
  const present = useArticle(articleId, { enabled: baseVersion > 0 }).data;
  const rebase = useCommand(
    async (api) => {
      await keeper.flush(articleId);
      return api.knowledge.rebaseDraft({ articleId });
    },
    {
      onDone: (rebased) => {
        keeper.adopt(rebased);
        setOpen(false);
        say({ title: t('outdated.done', { version: rebased.baseVersion }), tone: 'ok' });
      },
    },
  );
  if (!present || present.version <= baseVersion) return null;
  const onRebase = () => void rebase.run();
  return (
    <div className={css['banner']} role="alert">
      <p>
        {t('outdated.banner', {
          version: present.version,
          base: baseVersion,
          name: present.authorName ?? t('about.nobody'),
        })}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('outdated.compare')}
      </Button>
      <Button size="compact-sm" loading={rebase.isRunning} onClick={onRebase}>
        {t('outdated.rebase')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="xl"
        title={t('outdated.title')}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Both draft={draft} present={present} />
        <div className={css['foot']}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
          <Button loading={rebase.isRunning} onClick={onRebase}>
            {t('outdated.rebase')}
          </Button>
        </div>
      </Modal>
    </div>
  );
}

/** What they changed since my beginning, and how my text differs from theirs. */
function Both({ draft, present }: { draft: BoundDraft; present: ArticlePage }) {
  const t = useT('knowledge');
  const [side, setSide] = useState<'mine' | 'theirs'>('theirs');
  const { articleId, baseVersion } = draft.content;
  const base = useRevision(articleId, baseVersion);
  return (
    <>
      <SegmentedControl
        size="xs"
        mb={10}
        aria-label={t('outdated.title')}
        value={side}
        data={[
          { value: 'theirs', label: t('outdated.theirs', { version: present.version }) },
          { value: 'mine', label: t('outdated.mine') },
        ]}
        onChange={(value) => setSide(value === 'mine' ? 'mine' : 'theirs')}
      />
      {side === 'mine' ? (
        <DiffView before={present} after={draft.content} />
      ) : base.data ? (
        <DiffView before={base.data} after={present} />
      ) : base.isError ? (
        <p className="secondary">{t('outdated.noBase', { version: baseVersion })}</p>
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}
