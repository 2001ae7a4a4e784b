import { z } from 'zod';
import type { Right } from '#shared/domain/role.ts';
import { mayDo } from '#shared/domain/role.ts';
import type { Desk } from '../kernel/desk.ts';
import { HubUnreachable, type HubRequest } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { HubGarbled, HubRefused, parseAs } from '../sync/index.ts';

/** What came of asking the hub; `problem` is its own code, `field` the place in the form. */
export type Asked<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly problem: string; readonly field?: string };

const Problem = z.object({ problem: z.string(), field: z.string().optional() });
const Issues = z.object({ issues: z.array(z.object({ path: z.array(z.unknown()) })) });

/** @throws Refusal for what every call may be refused with. */
function answerTo(error: HubRefused): Exclude<Asked<never>, { kind: 'ok' }> {
  if (error.status === 403) throw new Refusal('FORBIDDEN');
  if (error.status === 404) throw new Refusal('NOT_FOUND');
  if (error.status === 401) return { kind: 'refused', problem: 'sign-in-again' };
  const named = Problem.safeParse(error.data);
  if (named.success) {
    const { problem, field } = named.data;
    return { kind: 'refused', problem, ...(field === undefined ? {} : { field }) };
  }
  const field = Issues.safeParse(error.data).data?.issues[0]?.path[0];
  if (error.status === 400) {
    return { kind: 'refused', problem: 'bad-value', ...(typeof field === 'string' ? { field } : {}) };
  }
  return { kind: 'refused', problem: error.status === 429 || error.status === 503 ? 'busy' : 'fault' };
}

/** Asks the hub in the agent's name. @throws Refusal FORBIDDEN before anything is sent, without the right. */
export async function askHub<S extends z.ZodType>(
  desk: Desk,
  right: Right,
  [method, path, body]: readonly [HubRequest['method'], string, unknown?],
  answer: S,
): Promise<Asked<z.infer<S>>> {
  if (!mayDo(desk.agent().role, right)) throw new Refusal('FORBIDDEN');
  try {
    return { kind: 'ok', value: parseAs(answer, await desk.sync.ask(method, `/api/v1${path}`, body)) };
  } catch (error) {
    if (error instanceof HubUnreachable || error instanceof HubGarbled) return { kind: 'unreachable' };
    if (error instanceof HubRefused) return answerTo(error);
    throw error;
  }
}
