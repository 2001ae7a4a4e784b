import { ORPCError } from '@orpc/client';
import { useState } from 'react';
import { useCommand } from '../../lib/query.ts';
import type { Credentials } from './use-sign-in.ts';

export type Rebuilt = {
  readonly saved: number;
  readonly lost: number | null;
  readonly drafts: number;
  readonly asideFolder: string;
};
export type Rebuild = {
  readonly run: () => void;
  readonly isRunning: boolean;
  readonly error: unknown;
  /** What came of it; null: not done yet. */
  readonly result: Rebuilt | null;
  /** Whom it is for: signing in afterwards asks for nothing again. */
  readonly credentials: Credentials;
};
export type Damage = 'REPLICA_DAMAGED' | 'KEY_LOST';

/** A refusal that a rebuild can cure. */
export function damageOf(error: unknown): Damage | null {
  const code: unknown = error instanceof ORPCError ? error.code : null;
  return code === 'REPLICA_DAMAGED' || code === 'KEY_LOST' ? code : null;
}

export function useRebuild(credentials: Credentials, onDone: () => void): Rebuild {
  const [result, setResult] = useState<Rebuilt | null>(null);
  const command = useCommand((api, who: Credentials) => api.session.rebuild(who), {
    isQuiet: true,
    onDone: (rebuilt) => {
      setResult(rebuilt);
      onDone();
    },
  });
  return {
    run: () => void command.run(credentials),
    isRunning: command.isRunning,
    error: command.error,
    result,
    credentials,
  };
}
