import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useErrorWords } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useSyncStatus } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { KeyHint, useFocusBack } from '../../../ui/index.ts';
import { ChangeList } from '../change-list.tsx';
import { changesOf } from '../changes.ts';
import { isNew } from '../places.ts';
import { usePlaceWords } from '../use-card-words.ts';
import css from './editor.module.css';
import { lacksSummary } from '#shared/domain/sop/index.ts';
import { Summary } from './summary.tsx';
import type { Editing } from './use-editing.ts';

const SHOWN = 5;
type Props = { editing: Editing; onClose: () => void };

/** The last words before it goes out: what changed. What stands in the way is told first. */
export function PublishDialog({ editing, onClose }: Props) {
  const t = useT('cards');
  const { draft, base, problems } = editing;
  const changes = base && changesOf(base, draft.content);
  const isSame = changes?.length === 0;
  const isWrong = problems.length > 0;
  const { publish, isRunning, problem } = usePublish(editing);
  useFocusBack();
  const [tries, setTries] = useState(0);
  const send = () => {
    if (isWrong || isSame) return;
    if (lacksSummary(draft)) setTries(tries + 1);
    else publish();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={draft.baseVersion === 0 ? t('publish.first') : t('publish.title', { version: draft.baseVersion + 1 })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css['fields']}>
        {isWrong && <InTheWay editing={editing} />}
        <Summary editing={editing} tries={tries} onSend={send} />
        {changes && (
          <div>
            <h3 className={css['label']}>{t('publish.changes')}</h3>
            <ChangeList changes={changes} />
          </div>
        )}
        {problem !== null && (
          <p className={css['wrong']} role="alert">
            {problem}
          </p>
        )}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(isWrong ? 'publish.fix' : 'cancel')}
          </Button>
          <Button
            disabled={isWrong || isSame}
            loading={isRunning}
            rightSection={<KeyHint keys="mod+enter" />}
            onClick={send}
          >
            {t('publish.publish')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function InTheWay({ editing: { draft, problems } }: { editing: Editing }) {
  const t = useT('cards');
  const placeOf = usePlaceWords();
  return (
    <div className={css['wrong']} role="alert">
      <p>{t('publish.wrong', { count: problems.length })}</p>
      <ul>
        {problems.slice(0, SHOWN).map(({ place, words }) => (
          <li key={place}>
            <strong>{placeOf(place, draft.content)}</strong> {t(words)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function usePublish({ draft, drop }: Editing) {
  const t = useT('cards');
  const { go } = useGo();
  const { say } = useToaster();
  const wordsOf = useErrorWords();
  const isOnline = useSyncStatus()?.state === 'online';
  const command = useCommand(
    async (api) => {
      const { key, baseVersion, content, summary } = draft;
      const asked = { key: isNew(key) ? null : key, baseVersion, content, summary: summary.trim() };
      const { cardId } = await api.guidance.publishCard(asked);
      // A new card has got its key with it.
      return (await api.guidance.cards({})).cards.find(({ id }) => id === cardId)?.key;
    },
    {
      isQuiet: true,
      onDone: (key) => {
        drop();
        say({ title: t('publish.done'), ...(isOnline ? {} : { message: t('publish.waits') }), tone: 'ok' });
        go('cards', ...(key === undefined ? [] : [key]));
      },
    },
  );
  const words = command.error === null ? null : wordsOf(command.error);
  return {
    publish: () => void command.run(),
    isRunning: command.isRunning,
    problem: words && `${words.title} ${words.next}`,
  };
}
