import type { Context } from 'hono';
import type { DevicePrincipal } from '../auth/principal.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Env } from './around.ts';

/** A sync route is for devices; a device speaks only for itself. */
export function deviceOf(c: Context<Env>, named?: string): DevicePrincipal {
  const who = c.get('principal');
  const { deviceId } = who;
  if (deviceId === null || (named !== undefined && named !== deviceId)) {
    throw new Refusal('forbidden', { detail: 'device' });
  }
  return { ...who, deviceId };
}
