import { Button } from '@mantine/core';
import type { OutboxItem } from '#shared/contract/app/outbox.ts';
import { useCommand } from '../../lib/query.ts';
import { useFormat } from '../../lib/time.ts';
import { useToaster } from '../../lib/toaster.ts';
import { Pill } from '../../ui/index.ts';
import { ChangeTitle } from './change-title.tsx';
import type { Voice } from './words/voice.ts';
import { draftOf, textOf } from './words/written.ts';
import css from './outbox-panel.module.css';
import { outcomeWords, type ClashWords } from './outcome-words.ts';
import { useCopy } from './use-copy.ts';

type Props = { item: OutboxItem; voice: Voice; onLeave: () => void };

/** A change the hub refused or merged: why, both values, by whom and when; the agent's own words are never lost. */
export function DecidedChange({ item, voice, onLeave }: Props) {
  const { t } = voice;
  const format = useFormat();
  const isRefused = item.state === 'refused';
  const words = item.outcome ? outcomeWords(item.outcome, voice, format) : null;
  const text = textOf(item.mutation);
  return (
    <li className={css['change']}>
      <p>
        <Pill tone={isRefused ? 'bad' : 'info'}>{t(`state.${item.state}`)}</Pill>{' '}
        <time className="secondary tabular" dateTime={new Date(item.at).toISOString()}>
          {format.dateTime(item.at)}
        </time>
      </p>
      <ChangeTitle item={item} voice={voice} onLeave={onLeave} hidesText={isRefused && text !== null} />
      {words && (
        <>
          <p>{words.said}</p>
          {words.clashes.map((clash) => (
            <BothValues key={clash.field} clash={clash} standing={words.standing} t={t} />
          ))}
          {words.next !== null && <p className="secondary">{words.next}</p>}
        </>
      )}
      {isRefused && text !== null && <blockquote className={css['text']}>{text}</blockquote>}
      <Buttons mid={item.mid} text={isRefused ? text : null} draft={draftOf(item.mutation)} t={t} />
    </li>
  );
}

function BothValues({ clash, standing, t }: { clash: ClashWords; standing: 'theirs' | 'mine'; t: Voice['t'] }) {
  return (
    <dl className={css['values']}>
      <div>
        <dt>
          {clash.field} · {t(standing === 'theirs' ? 'clash.now' : 'clash.before')}
        </dt>
        <dd>
          {clash.theirs} {clash.by !== '' && <span className="secondary tabular">{clash.by}</span>}
        </dd>
      </div>
      <div>
        <dt>
          {clash.field} · {t('clash.mine')}
        </dt>
        <dd>{clash.mine}</dd>
      </div>
    </dl>
  );
}

const KEPT = { ticket: 'keptAsDraft', article: 'keptAsArticleDraft', sop: 'keptAsSopDraft' } as const;

type ButtonProps = { mid: number; text: string | null; draft: ReturnType<typeof draftOf>; t: Voice['t'] };

function Buttons({ mid, text, draft, t }: ButtonProps) {
  const copy = useCopy();
  const { say } = useToaster();
  const acknowledge = useCommand((api, keepAsDraft: boolean) => api.outbox.acknowledge({ mid, keepAsDraft }));
  const keep = async () => {
    if ((await acknowledge.run(true)) !== undefined) say({ title: t(KEPT[draft ?? 'ticket']), tone: 'ok' });
  };
  return (
    <div className={css['buttons']}>
      {text !== null && draft !== null && (
        <Button variant="default" loading={acknowledge.isRunning} onClick={() => void keep()}>
          {t('keepDraft')}
        </Button>
      )}
      {text !== null && (
        <Button variant="default" onClick={() => copy(text)}>
          {t('copyText')}
        </Button>
      )}
      <Button variant="subtle" disabled={acknowledge.isRunning} onClick={() => void acknowledge.run(false)}>
        {t('gotIt')}
      </Button>
    </div>
  );
}
