import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { lacksSummary } from '#shared/domain/sop/index.ts';
import { codeOf, useErrorWords } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useSyncStatus } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { KeyHint, useFocusBack } from '../../../ui/index.ts';
import type { SopDraftKeeper } from './draft-keeper.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { Summary } from './publish-summary.tsx';
import type { BoundDraft } from './use-draft.ts';
import { useProblemPlace, useProblemWords } from './use-problem-words.ts';

const SHOWN = 5;
type Props = { bound: BoundDraft; keeper: SopDraftKeeper; onClose: () => void };

/** The last words before it goes out: what changed. What stands in the way is told first. */
export function PublishDialog({ bound, keeper, onClose }: Props) {
  const t = useT('sopDesk');
  const { draft } = bound;
  const wrong = useEditing().problems.filter(({ isHint }) => !isHint);
  const { publish, isRunning, problem } = usePublish(bound, keeper);
  useFocusBack();
  const [tries, setTries] = useState(0);
  const send = () => {
    if (wrong.length > 0) return;
    if (lacksSummary(draft)) setTries(tries + 1);
    else publish();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('publish.title', { version: draft.baseVersion + 1 })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css['fields']}>
        {wrong.length > 0 && <InTheWay />}
        <Summary bound={bound} tries={tries} onSend={send} />
        {draft.lessonId !== null && <p className="secondary">{t('publish.lesson')}</p>}
        {problem !== null && (
          <p className={css['wrong']} role="alert">
            {problem}
          </p>
        )}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t(wrong.length > 0 ? 'publish.fix' : 'cancel')}
          </Button>
          <Button
            disabled={wrong.length > 0}
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

function InTheWay() {
  const t = useT('sopDesk');
  const { content, problems } = useEditing();
  const words = useProblemWords();
  const place = useProblemPlace(content);
  const wrong = problems.filter(({ isHint }) => !isHint);
  return (
    <div className={css['wrong']} role="alert">
      <p>{t('publish.wrong', { count: wrong.length })}</p>
      <ul>
        {wrong.slice(0, SHOWN).map((problem, i) => (
          <li key={i}>
            <strong>{place(problem)}</strong> {words(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function usePublish({ draft }: BoundDraft, keeper: SopDraftKeeper) {
  const t = useT('sopDesk');
  const { go } = useGo();
  const { say } = useToaster();
  const wordsOf = useErrorWords();
  const isOnline = useSyncStatus()?.state === 'online';
  const command = useCommand(
    async (api) => {
      await keeper.flush(draft.key);
      return api.sops.publish(draft);
    },
    {
      isQuiet: true,
      onDone: () => {
        keeper.release(draft.key);
        say({ title: t('publish.done'), ...(isOnline ? {} : { message: t('publish.waits') }), tone: 'ok' });
        go('sops', draft.key);
      },
    },
  );
  const { error } = command;
  const problem =
    error === null
      ? null
      : codeOf(error) === 'OUTDATED'
        ? t('publish.outdated')
        : `${wordsOf(error).title} ${wordsOf(error).next}`;
  return { publish: () => void command.run(), isRunning: command.isRunning, problem };
}
