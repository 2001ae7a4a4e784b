import { Button, Modal, Textarea } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { ErrorState, KeyHint, sendKeys, useFocusBack } from '../../../ui/index.ts';
import css from './exchange.module.css';
import { Faults, type Fault } from './faults.tsx';
import { Found } from './found.tsx';
import { useTarget } from './use-target.ts';

/** JSON begins with a brace; everything else is tried as a flow chart. */
export const formatOf = (text: string): 'json' | 'mermaid' => (text.trimStart().startsWith('{') ? 'json' : 'mermaid');
/** As the contract takes, in UTF-16 units; of a file, in bytes, before it is read at all. */
const MOST = 2_000_000;

const faultsIn = (error: unknown): readonly Fault[] =>
  error instanceof ORPCError && codeOf(error) === 'UNREADABLE'
    ? ((error.data as { faults?: readonly Fault[] } | undefined)?.faults ?? [])
    : [];

/** Brings a procedure in as a draft: nothing is published before somebody has looked at it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useT('sopDesk');
  const { go } = useGo();
  const [text, setText] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  useFocusBack();
  const read = useCommand((api, written: string) => api.sops.read({ format: formatOf(written), text: written }), {
    isQuiet: true,
  });
  const [found, setFound] = useState<Awaited<ReturnType<typeof read.run>>>();
  const { known, isNew, isReady, choose } = useTarget(found?.key ?? null);
  const take = useCommand(
    async (api, into: string | null) => {
      const draft = await api.sops.startDraft({ key: into, lessonId: null });
      const { key, baseVersion, summary, lessonId } = draft;
      await api.sops.saveDraft({ key, baseVersion, summary, lessonId, content: found?.content ?? draft.content });
      return key;
    },
    {
      onDone: (key) => {
        onClose();
        go('sops', key, 'edit');
      },
    },
  );
  const change = (written: string) => {
    setText(written);
    setTooLarge(false);
    setFound(undefined);
    choose(null);
    read.clearError();
  };
  const isBusy = read.isRunning || take.isRunning || (found !== undefined && !isReady);
  const isReadable = text.trim() !== '' && text.length <= MOST;
  const next = async () => {
    if (!isReadable || isBusy) return;
    if (found) await take.run(isNew ? null : found.key);
    else setFound(await read.run(text));
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('import.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={css['form']}>
        <p className="secondary">{t('import.hint')}</p>
        <FileButton onText={change} onTooLarge={() => setTooLarge(true)} />
        <Textarea
          rows={10}
          label={t('import.text')}
          classNames={{ input: css['code'] ?? '' }}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={sendKeys(() => void next())}
        />
        {(isTooLarge || text.length > MOST) && <TooLarge />}
        {read.error !== null && <Unreadable error={read.error} />}
        {found && <Found found={found} known={known} isNew={isNew} onNew={choose} />}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={!isReadable}
            loading={isBusy}
            rightSection={<KeyHint keys="mod+enter" />}
            onClick={() => void next()}
          >
            {t(found ? 'import.take' : 'import.read')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function FileButton({ onText, onTooLarge }: { onText: (text: string) => void; onTooLarge: () => void }) {
  const t = useT('sopDesk');
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file && file.size > MOST) onTooLarge();
    else void file?.text().then(onText);
  };
  return (
    <div>
      <Button variant="default" data-autofocus onClick={() => picker.current?.click()}>
        {t('import.choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,.mmd,.mermaid,.md,.txt"
        aria-label={t('import.choose')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

function TooLarge() {
  const t = useT('sopDesk');
  return (
    <div role="alert" className={css['problem']}>
      <p>{t('import.tooLarge')}</p>
    </div>
  );
}

function Unreadable({ error }: { error: unknown }) {
  const t = useT('sopDesk');
  const faults = faultsIn(error);
  if (faults.length === 0) return <ErrorState error={error} />;
  return (
    <div role="alert" className={css['problem']}>
      <Faults faults={faults} title={t('import.unreadable', { count: faults.length })} />
    </div>
  );
}
