import type { Context, Hono } from 'hono';
import { mayDo } from '#shared/domain/role.ts';
import { authenticate } from '../auth/authenticate.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Around, Env } from './around.ts';
import { GUARDS, isGuarded } from './guards.ts';

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** Refuses a device that asks too often, at no more cost than reading its token. */
  readonly admit?: (deviceId: string) => void;
  readonly handle: (c: Context<Env>) => Promise<Response> | Response;
};

/** Registers a plain route behind the right it needs. A route without an entry in the table cannot be registered. */
export function addRoute(app: Hono<Env>, around: Around, { method, path, admit, handle }: Route): void {
  const name = `${method} ${path}`;
  if (!isGuarded(name)) throw new Error(`no right is named for ${name}`);
  const right = GUARDS[name];
  app.on(method, path, async (c) => {
    if (right !== 'open' && right !== 'channel') {
      const who = await authenticate(around, {
        authorization: c.req.header('authorization') ?? null,
        address: c.env.address,
        admit,
      });
      if (!mayDo(who.role, right)) throw new Refusal('forbidden', { detail: right });
      c.set('principal', who);
    }
    return handle(c);
  });
}
