import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { BoardAgent, Cover } from '#shared/contract/app/board.ts';
import { useActions, useKeysOf, type Action, type Layer } from '../../../lib/actions.ts';
import { useLabel, useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { ariaKeys, KeyHint } from '../../../ui/key-hint.tsx';
import css from './relief.module.css';
import { useReminders } from './reminders.ts';
import { Times } from './times.tsx';
import { useOffer } from './use-offer.ts';

type Props = {
  agent: BoardAgent;
  times: Cover['times'];
  /** The effect of a rest now is known, so that it can be compared. */
  hasSum: boolean;
  isWanted: boolean;
  layer: Layer;
  onArrived: () => void;
};

/** Now, or at a time that changes less: of that one the lead is reminded, since nobody can know now how it will be then. */
export function Offer({ agent, times, hasSum, isWanted, layer, onArrived }: Props) {
  const t = useT('board');
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const { set, drop, of } = useReminders();
  const { offer, isRunning, refusal } = useOffer(agent);
  const time = times.find(({ at }) => at === chosen) ?? null;
  const reminder = of(agent.agentId);
  const action: Action = {
    id: 'board.offer',
    group: 'team',
    labelKey: time ? 'board:offer.remind' : 'board:offer.now',
    ...(time ? { labelArgs: { time: format.time(time.at) } } : {}),
    keys: 'shift+r',
    isEnabled: agent.relief === null && !isRunning,
    perform: () => (time ? set(agent, time.at) : offer()),
  };
  useActions([action], { layer });
  if (agent.relief) return <Waiting relief={agent.relief} />;
  return (
    <div className={css['offer']}>
      {hasSum && <Times times={times} chosen={chosen} onChoose={setChosen} />}
      {reminder && (
        <p className={css['standing']}>
          {t('remind.standing', { time: format.time(reminder.at) })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => drop(agent.agentId)}>
            {t('remind.drop')}
          </Button>
        </p>
      )}
      <OfferButton action={action} isRunning={isRunning} isWanted={isWanted} onArrived={onArrived} />
      {refusal && (
        <div className={css['refusal']} role="alert">
          <strong>{refusal.title}</strong>
          <p>{refusal.next}</p>
        </div>
      )}
      <p className={css['quiet']}>{t('offer.hint')}</p>
    </div>
  );
}

function Waiting({ relief: { at, hasArrived } }: { relief: NonNullable<BoardAgent['relief']> }) {
  const t = useT('board');
  const format = useFormat();
  const state = t(hasArrived ? 'relief.arrived' : 'relief.notYet');
  return <output className={css['standing']}>{t('offer.waiting', { time: format.time(at), state })}</output>;
}

type ButtonProps = { action: Action; isRunning: boolean } & Pick<Props, 'isWanted' | 'onArrived'>;

function OfferButton({ action, isRunning, isWanted, onArrived }: ButtonProps) {
  const label = useLabel();
  const keys = useKeysOf(action.id, action.keys);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    button.current?.focus();
    onArrived();
  }, [isWanted, onArrived]);
  return (
    <Button
      ref={button}
      data-autofocus
      loading={isRunning}
      disabled={action.isEnabled === false}
      aria-keyshortcuts={ariaKeys(keys)}
      rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
      style={{ alignSelf: 'flex-start' }}
      onClick={action.perform}
    >
      {label(action.labelKey, action.labelArgs)}
    </Button>
  );
}
