import { Button, Modal, Select, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useSyncStatus, useMay } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { useNow } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { KeyHint, sendKeys } from '../../../ui/index.ts';
import css from './editor.module.css';
import { useArticleKeeper, type BoundDraft } from './use-draft.ts';

const DAY_MS = 24 * 60 * 60_000;
const REVIEW_DAYS = ['30', '90', '180', '365'] as const;
const USUAL = 'usual';
const MAX_SUMMARY = 300;
const FIELDS = ['title', 'body', 'summary', 'spaceId'] as const;
type Field = (typeof FIELDS)[number];

/** Which fields a refusal names; empty: it was another refusal. */
function missingIn(error: unknown): readonly Field[] {
  if (!(error instanceof ORPCError) || codeOf(error) !== 'INCOMPLETE') return [];
  const named = (error.data as { fields?: unknown } | undefined)?.fields;
  return FIELDS.filter((field) => Array.isArray(named) && named.includes(field));
}

/** The last words before it goes out: what changed, and when it is looked at again. */
export function Finish({ draft, found, onClose }: { draft: BoundDraft; found: number; onClose: () => void }) {
  const t = useT('knowledge');
  const mayPublish = useMay('article.publish');
  const isNew = draft.content.baseVersion === 0;
  const [summary, setSummary] = useState(isNew ? t('finish.firstVersion') : '');
  const [days, setDays] = useState<string>(USUAL);
  const { send, isRunning, problem } = useSend(draft, mayPublish, onClose);
  const go = () => void send(summary.trim(), days === USUAL ? null : Number(days));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(mayPublish ? 'finish.publishTitle' : 'finish.proposeTitle')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        className={css['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {!mayPublish && <p className="secondary">{t('finish.proposeHint')}</p>}
        <TextInput
          label={t('finish.summary')}
          description={t('finish.summaryHint')}
          maxLength={MAX_SUMMARY}
          data-autofocus
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
          onKeyDown={sendKeys(go)}
        />
        {mayPublish && (
          <Select
            label={t('finish.review')}
            allowDeselect={false}
            value={days}
            data={[
              { value: USUAL, label: t('finish.usual') },
              ...REVIEW_DAYS.map((value) => ({ value, label: t('finish.days', { count: Number(value) }) })),
            ]}
            onChange={(value) => setDays(value ?? USUAL)}
          />
        )}
        {found > 0 && <p className={css['problem']}>{t('finish.personal', { count: found })}</p>}
        {problem !== null && (
          <p className={css['problem']} role="alert">
            {problem}
          </p>
        )}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isRunning} rightSection={<KeyHint keys="enter" />}>
            {t(mayPublish ? 'finish.publish' : 'finish.propose')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useSend(draft: BoundDraft, mayPublish: boolean, onClose: () => void) {
  const t = useT('knowledge');
  const { articleId, baseVersion } = draft.content;
  const keeper = useArticleKeeper();
  const { go } = useGo();
  const { say } = useToaster();
  const now = useNow(DAY_MS);
  const isOnline = useSyncStatus()?.state === 'online';
  const [problem, setProblem] = useState<string | null>(null);
  const finish = useCommand(
    (api, { summary, days }: { summary: string; days: number | null }) => {
      if (!mayPublish) return api.knowledge.propose({ articleId, summary });
      const reviewAt = days === null ? null : now + days * DAY_MS;
      return api.knowledge.publish({ articleId, summary, reviewAt });
    },
    {
      isQuiet: true,
      onDone: () => {
        keeper.release(articleId);
        const done = mayPublish ? 'finish.published' : 'finish.proposed';
        say({ title: t(done), ...(isOnline ? {} : { message: t('finish.waits') }), tone: 'ok' });
        if (mayPublish || baseVersion > 0) go('knowledge', articleId);
        else go('knowledge');
      },
      onFailed: (error) => {
        const missing = missingIn(error);
        if (codeOf(error) === 'OUTDATED') onClose();
        if (missing.length > 0)
          setProblem(t('finish.missing', { fields: missing.map((field) => t(`field.${field}`)).join(t('comma')) }));
        else setProblem(t(codeOf(error) === 'OUTDATED' ? 'finish.outdated' : 'finish.failed'));
      },
    },
  );
  const send = async (summary: string, days: number | null) => {
    setProblem(null);
    await keeper.flush(articleId);
    if (!keeper.isStored(articleId)) return setProblem(t('finish.notStored'));
    await finish.run({ summary, days });
  };
  return { send, isRunning: finish.isRunning, problem };
}
