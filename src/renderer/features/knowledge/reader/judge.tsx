import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { ArticlePage, FeedbackItem } from '#shared/contract/app/knowledge.ts';
import { useActions, type Action, type Layer } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, KeyHint } from '../../../ui/index.ts';
import css from './article-reader.module.css';
import { useJudge } from './use-judge.ts';

type Verdict = FeedbackItem['verdict'];
const MAX_NOTE = 2000;

/** Useful, not useful, or wrong, with a note: one key each. */
export function Judge({ article, ticketId, layer }: { article: ArticlePage; ticketId: string | null; layer: Layer }) {
  const t = useT('knowledge');
  const judge = useJudge({ articleId: article.id, ticketId, authorName: article.authorName });
  const [asked, setAsked] = useState<Verdict | null>(null);
  const mine = article.myVerdict;
  const base = { group: 'knowledge' as const };
  const useful: Action = {
    ...base,
    id: 'knowledge.useful',
    labelKey: 'knowledge:judge.useful',
    icon: IconThumbUp,
    keys: 'u',
    perform: () => {
      setAsked(null);
      void judge({ verdict: 'useful', note: '' });
    },
  };
  const notUseful: Action = {
    ...base,
    id: 'knowledge.not-useful',
    labelKey: 'knowledge:judge.notUseful',
    icon: IconThumbDown,
    keys: 'shift+u',
    perform: () => setAsked('not-useful'),
  };
  const wrong: Action = {
    ...base,
    id: 'knowledge.wrong',
    labelKey: 'knowledge:judge.wrong',
    icon: IconAlertTriangle,
    keys: 'w',
    perform: () => setAsked('wrong'),
  };
  useActions([useful, notUseful, wrong], { layer });
  return (
    <section className={css['judge']} aria-label={t('judge.title')}>
      <header>
        <h3>{mine === null ? t('judge.title') : t('judge.mine', { verdict: t(`verdict.${mine}`) })}</h3>
        <ActionButton action={useful} size="compact-sm" variant={mine === 'useful' ? 'light' : 'default'} />
        <ActionButton action={notUseful} size="compact-sm" variant={mine === 'not-useful' ? 'light' : 'default'} />
        <ActionButton action={wrong} size="compact-sm" variant={mine === 'wrong' ? 'light' : 'default'} />
      </header>
      {asked !== null && (
        <Note
          key={asked}
          verdict={asked}
          onCancel={() => setAsked(null)}
          onSend={(note) => void judge({ verdict: asked, note }).then((done) => done && setAsked(null))}
        />
      )}
    </section>
  );
}

type NoteProps = { verdict: Verdict; onCancel: () => void; onSend: (note: string) => void };

/** What is wrong must be said, or nobody can mend it. */
function Note({ verdict, onCancel, onSend }: NoteProps) {
  const t = useT('knowledge');
  const [note, setNote] = useState('');
  const canSend = verdict !== 'wrong' || note.trim() !== '';
  const send = () => canSend && onSend(note.trim());
  return (
    <div className={css['note']}>
      <Textarea
        autosize
        minRows={2}
        maxLength={MAX_NOTE}
        label={t(verdict === 'wrong' ? 'judge.whatWrong' : 'judge.whatMissing')}
        // The note was asked for by a key or a press: the next thing typed belongs here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onCancel();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className={css['foot']}>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button size="compact-sm" disabled={!canSend} rightSection={<KeyHint keys="mod+enter" />} onClick={send}>
          {t('judge.send')}
        </Button>
      </div>
    </div>
  );
}
