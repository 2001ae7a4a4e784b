import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useState, type RefObject } from 'react';
import type { FlagView } from '#shared/contract/app/sop-desk.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, Panel } from '../../../ui/index.ts';
import css from './health.module.css';
import { useHealthWords, type HealthWords } from './use-words.ts';
import type { Version } from './queries.ts';

const MINUTE_MS = 60_000;
export const isOpen = ({ resolvedAt }: FlagView): boolean => resolvedAt === null;

type Props = {
  version: Version;
  flags: readonly FlagView[];
  chosen: ReadonlySet<string>;
  onChoose: (flagId: string) => void;
  /** What can be done with the chosen ones. */
  actions: readonly Action[];
  list: RefObject<HTMLUListElement | null>;
};

/** What colleagues said is wrong: what waits first, with what to do about it. */
export function FlagsPanel({ version, flags, chosen, onChoose, actions, list }: Props) {
  const t = useT('sopHealth');
  const words = useHealthWords(version);
  const [showsSettled, setShowsSettled] = useState(false);
  const open = flags.filter(isOpen);
  const settled = flags.length - open.length;
  const shown = showsSettled ? [...open, ...flags.filter((flag) => !isOpen(flag))] : open;
  return (
    <Panel title={t('flags.title')} aside={t('flags.open', { count: open.length })}>
      {open.length === 0 && (
        <p className={css['quiet']}>
          <strong>{t(settled > 0 ? 'flags.allSettled' : 'flags.none')}</strong> {t('flags.noneNext')}
        </p>
      )}
      <ul className={css['flags']} ref={list} aria-label={t('flags.title')}>
        {shown.map((flag) => (
          <OneFlag key={flag.id} flag={flag} words={words} isChosen={chosen.has(flag.id)} onChoose={onChoose} />
        ))}
      </ul>
      <div className={css['buttons']}>
        {chosen.size > 0 && actions.map((action) => <ActionButton key={action.id} action={action} size="compact-sm" />)}
        {settled > 0 && !showsSettled && (
          <Button variant="subtle" size="compact-sm" onClick={() => setShowsSettled(true)}>
            {t('flags.showSettled', { count: settled })}
          </Button>
        )}
      </div>
    </Panel>
  );
}

type One = { flag: FlagView; words: HealthWords; isChosen: boolean; onChoose: (flagId: string) => void };

function OneFlag({ flag, words, isChosen, onChoose }: One) {
  const t = useT('sopHealth');
  const resolve = useCommand((api, isResolved: boolean) => api.sops.resolveFlag({ flagId: flag.id, isResolved }));
  const settle = isOpen(flag);
  return (
    <li className={css['flag']}>
      {settle ? (
        <Checkbox
          size="xs"
          checked={isChosen}
          onChange={() => onChoose(flag.id)}
          aria-label={t('flags.choose', { note: flag.note })}
        />
      ) : (
        <span />
      )}
      <div>
        <p className={css['note']}>{t('form.flag', { step: words.stepOf(flag.step), note: flag.note })}</p>
        <About flag={flag} />
      </div>
      <Button size="compact-xs" variant="default" onClick={() => void resolve.run(settle)}>
        {t(settle ? 'flags.settle' : 'flags.reopen')}
      </Button>
    </li>
  );
}

function About({ flag }: { flag: FlagView }) {
  const t = useT('sopHealth');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const { ticketId, ticketNumber, agentName, at, version, resolvedByName } = flag;
  return (
    <p className={css['about']}>
      <span>{t('flags.said', { name: agentName ?? t('flags.unknown') })}</span>
      <time dateTime={new Date(at).toISOString()}>{format.ago(at, now)}</time>
      <span>{t('flags.ofVersion', { version })}</span>
      {ticketId !== null && ticketNumber !== null && (
        <UnstyledButton className={css['link'] ?? ''} onClick={() => go('inbox', ticketId)}>
          {t('flags.ticket', { number: String(ticketNumber) })}
        </UnstyledButton>
      )}
      {!isOpen(flag) && <span>{t('flags.settled', { name: resolvedByName ?? t('flags.unknown') })}</span>}
    </p>
  );
}
