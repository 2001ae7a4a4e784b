import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useErrorWords } from '../../../lib/errors.ts';
import { useCommand } from '../../../lib/query.ts';
import { useSyncStatus } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { useFocusBack } from '../../../ui/index.ts';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';
import type { Finding } from './use-findings.ts';
import { useScenarioWords } from './use-words.ts';

type Props = { editing: Editing; finding: Finding; onClose: () => void };
/** What stands in the way, and where the first of it is. */
type Block = { readonly words: string; readonly show: () => void };

/** Asks once more, and says who gets it and what is not in it. What stands in the way is told instead. */
export function PublishDialog({ editing, finding, onClose }: Props) {
  const { t } = useScenarioWords();
  const { view, issue, personal } = editing;
  const block = useBlock(editing, finding);
  const { publish, isRunning, problem } = usePublish(editing, onClose);
  useFocusBack();
  const looked = personal.filter(({ isLooked }) => isLooked).length;
  const show = () => {
    onClose();
    // After the dialog, which gives the keyboard back to where it was.
    requestAnimationFrame(() => requestAnimationFrame(() => block?.show()));
  };
  return (
    <Modal opened onClose={onClose} title={t('publish.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={css['dialog']}>
        {block ? (
          <p className={css['wrong']} role="alert">
            {block.words}
          </p>
        ) : (
          <>
            <p>{t('publish.who', { title: issue.title })}</p>
            <p>{t('publish.what')}</p>
            {looked > 0 && <p>{t('publish.looked', { count: looked })}</p>}
            {view.looks.length > 0 && <p>{t('publish.looks', { count: view.looks.length })}</p>}
            <p>{t('publish.retire')}</p>
          </>
        )}
        {problem !== null && (
          <p className={css['wrong']} role="alert">
            {problem}
          </p>
        )}
        <div className={css['foot']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          {block ? (
            <Button onClick={show}>{t('publish.show')}</Button>
          ) : (
            <Button loading={isRunning} onClick={publish}>
              {t('publish.sure')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function useBlock({ invalid, view, goTo }: Editing, { open, next }: Finding): Block | null {
  const { t } = useScenarioWords();
  const [first] = invalid;
  const [fault] = view.faults;
  if (first !== undefined) return { words: t('publish.notStored'), show: () => goTo(first) };
  if (fault) return { words: t('publish.faults', { count: view.faults.length }), show: () => goTo(fault.place) };
  if (open.length > 0) return { words: t('publish.personal', { count: open.length }), show: next };
  return null;
}

function usePublish({ view: { draftId }, personal, keeper }: Editing, onClose: () => void) {
  const { t } = useScenarioWords();
  const { go } = useGo();
  const { say } = useToaster();
  const wordsOf = useErrorWords();
  const isOnline = useSyncStatus()?.state === 'online';
  const [isUnstored, setUnstored] = useState(false);
  const isReviewed = personal.some(({ isLooked }) => isLooked);
  const command = useCommand((api) => api.scenarios.publish({ draftId, isReviewed }), {
    isQuiet: true,
    onDone: () => {
      keeper.release(draftId);
      onClose();
      say({ title: t('publish.done'), ...(isOnline ? {} : { message: t('publish.waits') }), tone: 'ok' });
      go('scenarios');
    },
  });
  const publish = async () => {
    await keeper.flush(draftId);
    const isStored = keeper.isStored(draftId);
    setUnstored(!isStored);
    if (isStored) await command.run();
  };
  const words = command.error === null ? null : wordsOf(command.error);
  return {
    publish: () => void publish(),
    isRunning: command.isRunning,
    problem: isUnstored ? t('publish.notStored') : words && `${words.title} ${words.next}`,
  };
}
