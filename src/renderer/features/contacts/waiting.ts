import type { ContactWithCard, LiveContact } from '#shared/contract/app/contacts.ts';
import { useLiveContacts } from '../../lib/reads.ts';
import { useContactsUi } from './contacts-ui.ts';

/** Rings, or has been answered elsewhere than on this screen, and nobody has looked at it here. */
export const wantsLook = ({ state, isOpened, isIgnored }: LiveContact): boolean =>
  state !== 'ended' && !isOpened && !isIgnored;

export type Waiting = {
  /** Those that have a card now, oldest first. */
  readonly waiting: readonly ContactWithCard[];
  /** Those that ring on after they were put aside. */
  readonly aside: readonly ContactWithCard[];
  /** Whose card it is: it stays when another begins to ring. */
  readonly shown: ContactWithCard | undefined;
  /** Whose card the key brings next; undefined: there is no other. */
  readonly next: ContactWithCard | undefined;
};

/** @param live contacts at this desk, oldest first. */
export function waitingIn(
  live: readonly ContactWithCard[],
  shownId: string | null,
  recalled: readonly string[] = [],
): Waiting {
  const isBack = ({ id, isIgnored }: LiveContact): boolean => isIgnored && recalled.includes(id);
  const waiting = live.filter(({ contact }) =>
    wantsLook({ ...contact, isIgnored: contact.isIgnored && !isBack(contact) }),
  );
  const aside = live.filter(
    ({ contact }) => contact.state === 'ringing' && contact.isIgnored && !contact.isOpened && !isBack(contact),
  );
  const shown = waiting.find(({ contact }) => contact.id === shownId) ?? waiting[0];
  const all = live.filter((entry) => waiting.includes(entry) || aside.includes(entry));
  const at = shown ? all.indexOf(shown) : -1;
  const next = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))][0];
  return { waiting, aside, shown, next };
}

export function useWaiting(): Waiting {
  const { shownId, recalled } = useContactsUi();
  return waitingIn(useLiveContacts()?.contacts ?? [], shownId, recalled);
}
