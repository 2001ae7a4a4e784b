import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { CompareView } from '../compare/compare-view.tsx';
import type { Version } from '../library/version.ts';
import css from './editor.module.css';
import type { BoundDraft } from './use-draft.ts';

type Props = { bound: BoundDraft; versions: readonly Version[] };

/** Somebody published meanwhile: says so, shows both, and lets the author go on from there with their own steps. */
export function Outdated({ bound: { draft, edit }, versions }: Props) {
  const t = useT('sopDesk');
  const { say } = useToaster();
  const [isOpen, setOpen] = useState(false);
  const [newest] = versions;
  if (!newest || newest.version <= draft.baseVersion) return null;
  const { version } = newest;
  const takeOver = () => {
    edit({ baseVersion: version });
    setOpen(false);
    say({ title: t('outdated.done', { version }), tone: 'ok' });
  };
  return (
    <div className={css['banner']} role="alert">
      <p>{t('outdated.banner', { version, base: draft.baseVersion, name: newest.authorName ?? t('reader.nobody') })}</p>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('outdated.compare')}
      </Button>
      <Button size="compact-sm" onClick={takeOver}>
        {t('outdated.takeOver')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size={960}
        title={t('outdated.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Both draft={draft} newest={newest} versions={versions} />
        <div className={css['foot']}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
          <Button onClick={takeOver}>{t('outdated.takeOver')}</Button>
        </div>
      </Modal>
    </div>
  );
}

/** What they changed since my beginning, and how mine differs from theirs. */
function Both({
  draft,
  newest,
  versions,
}: {
  draft: BoundDraft['draft'];
  newest: Version;
  versions: readonly Version[];
}) {
  const t = useT('sopDesk');
  const [side, setSide] = useState<'theirs' | 'mine'>('theirs');
  const base = versions.find(({ version }) => version === draft.baseVersion);
  return (
    <>
      <SegmentedControl
        size="xs"
        mb={10}
        aria-label={t('outdated.title')}
        value={side}
        data={[
          { value: 'theirs', label: t('outdated.theirs', { version: newest.version }) },
          { value: 'mine', label: t('outdated.mine') },
        ]}
        onChange={(value) => setSide(value === 'mine' ? value : 'theirs')}
      />
      {side === 'mine' ? (
        <CompareView before={newest} after={draft.content} />
      ) : base ? (
        <CompareView before={base} after={newest} />
      ) : (
        <p className="secondary">{t('outdated.noBase')}</p>
      )}
    </>
  );
}
