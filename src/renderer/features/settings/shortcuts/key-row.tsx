import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { KeyHint } from '../../../ui/index.ts';
import { writeKeys } from '../../../ui/key-hint.tsx';
import css from '../settings-screen.module.css';
import { useKeyCapture } from './use-key-capture.ts';

type Props = {
  name: string;
  /** Empty: none. */
  keys: string;
  isOwn: boolean;
  isAsking: boolean;
  takenBy: (keys: string) => { readonly name: string; readonly free: () => void } | undefined;
  onAsk: (isAsking: boolean) => void;
  onGive: (keys: string) => void;
  onReset: () => void;
};

/** One action and its key; asked for another, it listens until the key is pressed. */
export function KeyRow({ name, keys, isOwn, isAsking, takenBy, onAsk, onGive, onReset }: Props) {
  const t = useT('settings');
  const button = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (wasAsking.current && !isAsking) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (isAsking) return <Asking name={name} keys={keys} takenBy={takenBy} onAsk={onAsk} onGive={onGive} />;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {keys === '' ? <span className={css['quiet']}>{t('keys.none')}</span> : <KeyHint keys={keys} isSpoken />}
        {isOwn && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('keys.resetOf', { name })}
            onClick={onReset}
          >
            {t('keys.reset')}
          </Button>
        )}
        <Button
          ref={button}
          variant="default"
          size="compact-xs"
          aria-label={t('keys.changeOf', { name })}
          onClick={() => onAsk(true)}
        >
          {t('keys.change')}
        </Button>
      </dd>
    </div>
  );
}

type AskingProps = Pick<Props, 'name' | 'keys' | 'takenBy' | 'onAsk' | 'onGive'>;

function Asking({ name, keys, takenBy, onAsk, onGive }: AskingProps) {
  const t = useT('settings');
  const box = useRef<HTMLButtonElement>(null);
  const { pressed, isReserved, again } = useKeyCapture({
    onDone: (found) => {
      if (!takenBy(found)) onGive(found);
    },
    onCancel: () => onAsk(false),
  });
  useEffect(() => box.current?.focus(), []);
  const other = pressed === null || isReserved ? undefined : takenBy(pressed);
  return (
    <div className={css['asking']}>
      <dt>{name}</dt>
      <dd>
        <button ref={box} type="button" className={css['press']} aria-live="polite" data-key-capture>
          {pressed === null ? t('keys.press') : writeKeys(pressed)}
        </button>
        {keys !== '' && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onGive('')}>
            {t('keys.noKey')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onAsk(false)}>
          {t('keys.cancel')}
        </Button>
      </dd>
      {isReserved && (
        <p className={css['taken']} role="alert">
          {t('keys.reserved', { keys: writeKeys(pressed ?? '') })}
        </p>
      )}
      {other && (
        <p className={css['taken']} role="alert">
          {t('keys.taken', { keys: writeKeys(pressed ?? ''), other: other.name, name })}{' '}
          <Button variant="default" size="compact-xs" onClick={other.free}>
            {t('keys.takeOver', { other: other.name })}
          </Button>{' '}
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => {
              again();
              box.current?.focus();
            }}
          >
            {t('keys.another')}
          </Button>
        </p>
      )}
    </div>
  );
}
