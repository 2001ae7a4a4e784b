import { implement } from '@orpc/server';
import { contacts as contract } from '#shared/contract/app/contacts.ts';
import type { CallEvent } from '#shared/domain/call-event.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { linesOf, type Kept } from './kept.ts';
import { attachments, runsAbout } from '../sops/index.ts';
import { listContacts } from './list.ts';
import type { DeskContacts } from './desk-contacts.ts';
import { createFor, type Here } from './make.ts';
import { ticketFor } from './tickets.ts';
import { queueFor, saveMutation } from './save.ts';
import { rulesIn, viewOf, withCard } from './view.ts';

const os = implement(contract);
type World = { readonly clock: Clock; readonly ids: Ids };
/** The open desk with its contacts. @throws Refusal */
type At = () => Here;

const keptOf = (desk: Here, contactId: string): Kept => found(desk.contacts.live.get(contactId));
const seen = (desk: Here, contactId: string, { clock }: World, kept = keptOf(desk, contactId)) =>
  desk.read((db) => viewOf(db, kept, clock.now()));

/** What was begun in the contact before it had its ticket goes onto it. */
const runsFor = (desk: Here, contactId: string, ticketId: TicketId | null): Mutation[] =>
  ticketId === null ? [] : desk.read((db) => attachments(runsAbout(db, null, contactId), ticketId));

const reads = (desk: At, world: World) => ({
  live: os.live.handler(() => {
    const { read, contacts } = desk();
    const now = world.clock.now();
    return {
      contacts: read((db) => contacts.live.all().map((kept) => withCard(db, kept, now))),
      shed: contacts.live.shed,
    };
  }),
  lines: os.lines.handler(({ input }) => {
    const here = desk();
    keptOf(here, input.contactId);
    return { lines: here.read((db) => linesOf(db, input.contactId)) };
  }),
  rules: os.rules.handler(({ input }) => {
    const here = desk();
    const contact = seen(here, input.contactId, world);
    const me = here.agent();
    const { dispositions, isDispositionRequired, acwMs } = here.read((db) => rulesIn(db, queueFor(db, contact, me)));
    return { dispositions: [...dispositions], isDispositionRequired, acwMs };
  }),
  list: os.list.handler(({ input }) => {
    const here = desk();
    const me = here.agent().id;
    return here.read((db) => listContacts(db, input, me));
  }),
  presence: os.presence.handler(() => desk().contacts.presence()),
});

const choices = (desk: At, world: World) => ({
  open: os.open.handler(({ input }) => {
    const here = desk();
    const { customerId, ticketId } = seen(here, input.contactId, world);
    const newest = customerId === null ? undefined : here.read((db) => ticketFor(db, customerId));
    const about = ticketId ?? newest ?? null;
    here.contacts.live.change(
      input.contactId,
      { isOpened: true, ticketId: about },
      runsFor(here, input.contactId, about),
    );
    return { customerId, ticketId: about };
  }),
  ignore: os.ignore.handler(({ input }) => {
    const here = desk();
    keptOf(here, input.contactId);
    here.contacts.live.change(input.contactId, { isIgnored: true });
    return {};
  }),
  pick: os.pick.handler(({ input: { contactId, customerId } }) => {
    const here = desk();
    const { ticketId } = seen(here, contactId, world);
    const keeps = ticketId !== null && here.read((db) => ticketFor(db, customerId ?? '', ticketId)) === ticketId;
    here.contacts.live.change(contactId, { customerId, isPicked: true, ticketId: keeps ? ticketId : null });
    return {};
  }),
  attach: os.attach.handler(({ input: { contactId, ticketId } }) => {
    const here = desk();
    keptOf(here, contactId);
    here.contacts.live.change(contactId, { ticketId }, runsFor(here, contactId, ticketId));
    return {};
  }),
  jot: os.jot.handler(({ input: { contactId, ...jotted } }) => {
    const here = desk();
    keptOf(here, contactId);
    here.contacts.live.change(contactId, jotted);
    return {};
  }),
  setPresence: os.setPresence.handler(({ input }) => {
    desk().contacts.setPresence(input.state, input.reason);
    return {};
  }),
});

/** What the agent says where the exchange does not. */
const SAYS = {
  answer: { type: 'answer', cause: null },
  hold: { type: 'hold', cause: null },
  resume: { type: 'resume', cause: null },
  end: { type: 'hangup', cause: 'normal' },
  decline: { type: 'hangup', cause: 'declined' },
} as const satisfies Record<string, Pick<CallEvent, 'type' | 'cause'>>;
const AT_THE_HUB = { answer: 'accept', decline: 'decline', end: 'end' } as const;

const controls = (desk: At, world: World) => ({
  control: os.control.handler(async ({ input: { contactId, action }, errors }) => {
    const here = desk();
    const kept = keptOf(here, contactId);
    const { source } = kept.own;
    const asked = action === 'hold' || action === 'resume' ? null : AT_THE_HUB[action];
    if (source === 'hub' && asked !== null) {
      // Without the hub a contact of the hub is talked to all the same: the telephone has its own line.
      const isTaken = await here.contacts.tellHub(contactId, asked).catch(() => true);
      if (!isTaken && action === 'answer') throw errors.TAKEN();
    }
    const [first] = kept.heard;
    // Taken back by the hub meanwhile: there is nothing left to say of it here.
    if (!first || !here.contacts.live.get(contactId)) return {};
    const users = action === 'answer' ? [here.agent().handle] : [];
    here.contacts.hear({ callId: first.callId, at: world.clock.now(), users, ...SAYS[action] }, source);
    if (action === 'answer') here.contacts.taken(contactId);
    return {};
  }),
});

const makes = (desk: At, world: World) => ({
  create: os.create.handler(({ input: { contactId, ...asked } }) => {
    const here = desk();
    const { live } = here.contacts;
    const kept = found(live.get(contactId) ?? live.left(contactId));
    return createFor(here, world, seen(here, contactId, world, kept), asked);
  }),
  createTicket: os.createTicket.handler(({ input: { contactId, subject } }) => {
    const here = desk();
    const contact = seen(here, contactId, world);
    const asked = { name: null, subject, queueId: contact.queueId };
    return { ticketId: createFor(here, world, contact, asked).ticketId };
  }),
  wrap: os.wrap.handler(({ input: { contactId, summary, disposition }, errors }) => {
    const here = desk();
    const contact = seen(here, contactId, world);
    if (contact.state !== 'ended') throw errors.STILL_GOING();
    const me = here.agent();
    const { isDispositionRequired } = here.read((db) => rulesIn(db, queueFor(db, contact, me)));
    if (isDispositionRequired && disposition === null && contact.answeredAt !== null)
      throw errors.DISPOSITION_MISSING();
    const words = summary.trim();
    const isNoted = words !== '' && contact.ticketId !== null;
    const note = isNoted
      ? { id: world.ids.uuid() as never, kind: 'note' as const, body: words, attachments: [], mentions: [] }
      : null;
    const about = {
      now: world.clock.now(),
      skew: here.contacts.skew(),
      me,
      isMine: true,
      wrapped: { summary: words, disposition, note },
    };
    const save = here.read((db) => saveMutation(db, keptOf(here, contactId), about));
    if (!save) throw new Refusal('FORBIDDEN');
    here.contacts.live.finish(contactId, [save, ...runsFor(here, contactId, contact.ticketId)]);
    return {};
  }),
});

/** @param contacts those of the open desk; throws as `desk` does. */
export function contactsRouter(desk: CurrentDesk, world: World & { readonly contacts: () => DeskContacts }) {
  const at: At = () => ({ ...desk(), contacts: world.contacts() });
  return os.router({
    ...reads(at, world),
    ...choices(at, world),
    ...controls(at, world),
    ...makes(at, world),
  });
}
