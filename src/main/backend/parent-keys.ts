import type { Keys } from '#core/kernel/ports.ts';
import type { FromBackend, ToBackend } from '#shared/contract/shell/backend.ts';

type Kept = ToBackend & { type: 'kept' };
export type ParentKeys = Keys & { settle(answer: Kept): void };

/** The system's keychain, which only the window process can reach: this one asks, and waits for the answer with its number. */
export function parentKeys(tell: (message: FromBackend) => void): ParentKeys {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>();
  let lastId = 0;
  const ask = (type: 'protect' | 'unprotect', bytes: Uint8Array) => {
    const answer = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    waiting.set(++lastId, answer);
    tell({ type, id: lastId, base64: Buffer.from(bytes).toString('base64') });
    return answer.promise;
  };
  return {
    protection: 'keychain',
    // Main seals text and not bytes: what it is given and gives back is base64 both ways.
    protect: (secret) => ask('protect', secret),
    unprotect: (sealed) => ask('unprotect', sealed),
    settle({ id, base64 }) {
      const answer = waiting.get(id);
      waiting.delete(id);
      if (base64 === null) answer?.reject(new Error('the keychain refused'));
      else answer?.resolve(new Uint8Array(Buffer.from(base64, 'base64')));
    },
  };
}
