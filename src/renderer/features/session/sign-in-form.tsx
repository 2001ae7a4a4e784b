import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useErrorWords } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { clock, useNow } from '../../lib/time.ts';
import { KeyHint } from '../../ui/index.ts';
import { RebuildOffer } from './rebuild-offer.tsx';
import css from './sign-in-page.module.css';
import { damageOf } from './use-rebuild.ts';
import type { Credentials, SignIn } from './use-sign-in.ts';

type Props = { handle: string; onHandle: (handle: string) => void; signIn: SignIn; isOffline: boolean };

export function SignInForm({ handle, onHandle, signIn, isOffline }: Props) {
  const t = useT('session');
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [rebuilt, setRebuilt] = useState<Credentials | null>(null);
  const fields = useRef<{ handle: HTMLInputElement | null; password: HTMLInputElement | null }>({
    handle: null,
    password: null,
  });
  const waitMs = Math.max(0, (signIn.blockedUntilAt ?? 0) - useNow(1000));
  useEffect(() => {
    const { handle: first, password: second } = fields.current;
    (first?.value ? second : first)?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isReady = handle.trim() !== '' && password !== '';
    setMissing(!isReady);
    if (!isReady) return (handle.trim() === '' ? fields.current.handle : fields.current.password)?.focus();
    if (waitMs === 0) signIn.run({ handle: handle.trim().toLowerCase(), password });
  };
  const damage = damageOf(signIn.error);
  // The one button that then makes sense stands with what came of it.
  const isRebuilt = damage !== null && rebuilt !== null && rebuilt === signIn.tried;
  const words =
    waitMs > 0 ? t('signIn.wait', { time: clock(waitMs) }) : isOffline ? t('signIn.unlock') : t('signIn.submit');
  return (
    <form onSubmit={submit} noValidate className={css['fields']}>
      <TextInput
        ref={(element) => void (fields.current.handle = element)}
        label={t('signIn.handle')}
        value={handle}
        onChange={(event) => onHandle(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        required
        withAsterisk={false}
      />
      <PasswordInput
        ref={(element) => void (fields.current.password = element)}
        label={t('signIn.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={512}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
      />
      <Trouble error={damage && !isMissing ? null : signIn.error} isMissing={isMissing} />
      {damage && signIn.tried && (
        <RebuildOffer
          key={signIn.tried.handle}
          damage={damage}
          credentials={signIn.tried}
          signIn={signIn}
          onDone={() => setRebuilt(signIn.tried)}
        />
      )}
      {!isRebuilt && (
        <Button
          type="submit"
          variant={damage ? 'default' : 'filled'}
          loading={signIn.isRunning}
          disabled={waitMs > 0}
          rightSection={<KeyHint keys="enter" />}
          size="sm"
        >
          <span className="tabular">{words}</span>
        </Button>
      )}
    </form>
  );
}

function Trouble({ error, isMissing }: { error: unknown; isMissing: boolean }) {
  const t = useT('session');
  const wordsFor = useErrorWords();
  const words = error === null || error === undefined ? null : wordsFor(error);
  return (
    <div role="alert">
      {isMissing && <p className={css['trouble']}>{t('signIn.missing')}</p>}
      {!isMissing && words && (
        <div className={css['trouble']}>
          <strong>{words.title}</strong>
          <p>{words.next}</p>
        </div>
      )}
    </div>
  );
}
