import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import css from '../admin.module.css';
import { useRefusalWords } from '../words.ts';
import { MIN_PASSWORD } from './new-person.tsx';

/** A new password, at once and by itself: it is no part of the form, and no draft is kept of it. */
export function PersonPassword({ agentId, name }: { agentId: string; name: string }) {
  const t = useT('admin');
  const api = useApi();
  const { say } = useToaster();
  const wordsOf = useRefusalWords();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const set = async () => {
    if (password.length < MIN_PASSWORD) {
      setWrong(t('problem.weak-password'));
      return;
    }
    try {
      await api.admin.setPassword({ agentId, password });
      setPassword('');
      say({ title: t('people.passwordSet', { name }), tone: 'ok' });
    } catch (error) {
      setWrong(wordsOf(error).words);
    }
  };
  return (
    <div className={css['row']}>
      <PasswordInput
        label={t('people.newPassword')}
        description={t('people.newPasswordHint')}
        value={password}
        maxLength={512}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('people.showPassword') }}
        error={wrong ?? undefined}
        onChange={(event) => {
          setWrong(null);
          setPassword(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void set();
        }}
      />
      <Button variant="default" disabled={password === ''} onClick={() => void set()}>
        {t('people.setPassword')}
      </Button>
    </div>
  );
}
