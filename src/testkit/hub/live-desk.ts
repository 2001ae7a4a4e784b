import type { LoadReport, PresenceReply } from '#shared/contract/team/contacts.ts';
import type { TestDevice } from './test-device.ts';
import type { TestHub } from './start-test-hub.ts';

/** What a desk says of a quiet day. */
export const loadReport = (over: Partial<LoadReport> = {}): LoadReport => ({
  load: 0,
  interruptible: 0,
  occupancy: null,
  baseMs: 0,
  hard: 0,
  recoversUntilAt: null,
  shiftEndsAt: null,
  reliefAt: null,
  ...over,
});

/** What a desk tells the hub of its agent. */
export const showPresence = (hub: TestHub, device: TestDevice, over: Record<string, unknown> = {}) =>
  device.post<PresenceReply>('/live/v1/presence', {
    device: device.id,
    state: 'available',
    reason: '',
    sinceAt: hub.clock.now(),
    contacts: [],
    ...over,
  });

/** Takes desks away, as presence of one test must not reach the next. */
export const leave = (hub: TestHub, ...devices: TestDevice[]) =>
  Promise.all(devices.map((device) => showPresence(hub, device, { state: 'offline' })));

export const actOn = (device: TestDevice, contactId: string, action: 'accept' | 'decline' | 'end') =>
  device.post<{ isTaken: boolean; agentId: string | null }>('/live/v1/contact', {
    device: device.id,
    contactId,
    action,
  });

/** What the hub has written down of a contact. */
export async function storedContact(hub: TestHub, id: string) {
  const row = await hub.store.db
    .selectFrom('doc')
    .select('data')
    .where('tbl', '=', 'contact')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.data;
}
