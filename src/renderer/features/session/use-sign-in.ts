import { ORPCError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { SESSION_KEY } from '../../lib/session.ts';
import { useToaster } from '../../lib/toaster.ts';

export type Credentials = { readonly handle: string; readonly password: string };
export type SignIn = {
  readonly run: (credentials: Credentials) => void;
  readonly isRunning: boolean;
  readonly error: unknown;
  readonly clearError: () => void;
  /** With what the last try was made; null: none yet. */
  readonly tried: Credentials | null;
  /** After too many tries: when the next is allowed (ms UTC). */
  readonly blockedUntilAt: number | null;
};

/** How long to wait, from a refusal that says so. */
export function waitOf(error: unknown): number | null {
  if (!(error instanceof ORPCError) || error.code !== 'TOO_MANY_TRIES') return null;
  const data = error.data as { waitMs?: unknown } | undefined;
  return typeof data?.waitMs === 'number' ? data.waitMs : null;
}

export function useSignIn(): SignIn {
  const client = useQueryClient();
  const t = useT('session');
  const { say } = useToaster();
  const [tried, setTried] = useState<Credentials | null>(null);
  const [blockedUntilAt, setBlockedUntilAt] = useState<number | null>(null);
  const command = useCommand((api, credentials: Credentials) => api.session.signIn(credentials), {
    isQuiet: true,
    onDone: ({ mode }) => {
      if (mode === 'offline') say({ title: t('signIn.offlineDone'), tone: 'warn' });
      void client.invalidateQueries({ queryKey: SESSION_KEY });
    },
    onFailed: (error) => {
      const waitMs = waitOf(error);
      setBlockedUntilAt(waitMs === null ? null : Date.now() + waitMs);
    },
  });
  return {
    run: (credentials) => {
      setTried(credentials);
      void command.run(credentials);
    },
    tried,
    isRunning: command.isRunning,
    error: command.error,
    clearError: command.clearError,
    blockedUntilAt,
  };
}
