import { startModelHub } from '#testkit/sim-hub-model.ts';
import type { StartHub } from '#testkit/sim-hub.ts';

/** `model`: the protocol from memory, quick. `real`: the hub itself, with its routes, its rules of access and its SQL. */
export const HUBS = ['model', 'real'] as const;
export type HubKind = (typeof HUBS)[number];

export const isHubKind = (text: string): text is HubKind => (HUBS as readonly string[]).includes(text);

/** One after the other begins where this one is opened; the database of real ones takes seconds to come up. */
export async function openHubs(kind: HubKind): Promise<{ start: StartHub; close(): Promise<void> }> {
  if (kind === 'model') return { start: startModelHub, close: () => Promise.resolve() };
  const { openRealHubs } = await import('#testkit/hub/sim-hub-real.ts');
  return openRealHubs();
}
