import type { Answer, TestDevice } from '#testkit/hub/test-device.ts';
import type { Tally } from './tally.ts';

type Refused = { readonly code?: string };

/** An answer, or undefined and one more refusal by its code: a day goes on whatever a hub says. */
export async function unlessRefused<T>(tally: Tally, asked: Promise<Answer<T>>): Promise<T | undefined> {
  try {
    const { status, body } = await asked;
    if (status < 400) return body;
    tally.refused((body as Refused).code ?? String(status));
  } catch {
    tally.refused('unreachable');
  }
  return undefined;
}

/** Asks in the name of one desk. */
export const askFor =
  (device: TestDevice, tally: Tally) =>
  <T>(path: string, body: unknown): Promise<T | undefined> =>
    unlessRefused(tally, device.post<T>(path, body));
