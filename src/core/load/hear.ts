import type { Feeling } from '#shared/domain/guidance/index.ts';
import type { DeskContacts } from '../contacts/index.ts';
import type { Db } from '../db/types.ts';
import { conversationOf, Listener, type Talks } from '../guidance/index.ts';
import type { ReadFeeling, SettingsStore } from '../kernel/ports.ts';
import { readSettings } from '../settings/index.ts';

type Ear = {
  readonly db: Db;
  readonly feel: ReadFeeling | null;
  readonly settings: SettingsStore;
  readonly talks: Talks;
  readonly contacts: Pick<DeskContacts, 'live'>;
};

/** Reads what the customer said in one contact; nothing where the agent has switched reading off, or nothing reads. */
export function earOf({ db, feel, settings, talks, contacts }: Ear): (contactId: string) => Feeling[] {
  const listener = feel && new Listener(feel);
  return (contactId) => {
    const kept = contacts.live.get(contactId);
    if (!listener || !kept || !readSettings(settings.get()).guidance.isOn) return [];
    const { ringingAt } = contacts.live.life(kept);
    return db.read((tx) => {
      const talk = conversationOf(tx, talks, { ticketId: null, contactId });
      // As the mood line reads them: with what was said before.
      const heard = listener.hear(tx, talk).filter(({ at }) => at >= ringingAt);
      return heard.flatMap(({ feeling }) => feeling ?? []);
    });
  };
}
