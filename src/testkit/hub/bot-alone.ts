import { randomUUID } from 'node:crypto';
import { commandLine } from '#hub/audit/administered.ts';
import { setBot } from '#hub/bot/admin.ts';
import { Bots } from '#hub/bot/bots.ts';
import { enterTurn } from '#hub/bot/turns.ts';
import { addChannel } from '#hub/channels/admin.ts';
import type { Conversation } from '#hub/inbound/conversation.ts';
import type { Log } from '#hub/kernel/ports.ts';
import { inTransaction, openStore, type Store } from '#hub/store/index.ts';
import { commit } from '#hub/sync/commit.ts';
import { fakeProvider, fakeReader, linesOf, reasonsOf, type FakeProvider } from './bot-process.ts';
import { ManualClock } from './manual-clock.ts';
import { BILLING } from './people.ts';
import { seedTestHub } from './start-test-hub.ts';
import { asEffects, ticketRows } from './tickets.ts';

export type Waiting = Conversation & { readonly ticketId: string };
const CHANNEL = 'web';

/** A bot and a database, and no other process that could do its work. */
export class BotAlone {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly provider: FakeProvider = fakeProvider();
  /** What was logged as an error or a warning. */
  readonly logged: string[] = [];
  readonly bots: Bots;

  private constructor(store: Store, clock: ManualClock, most?: number) {
    [this.store, this.clock] = [store, clock];
    const note = (event: string) => void this.logged.push(event);
    const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note };
    const switchboard = { contacts: new Map(), hear: () => Promise.resolve() } as never;
    const deps = { db: store.db, clock, log, switchboard, provider: this.provider, read: fakeReader };
    this.bots = new Bots(deps, most);
  }

  static async open(most?: number): Promise<BotAlone> {
    const clock = new ManualClock();
    const store = await openStore({ database: 'memory', clock, log: { debug() {}, info() {}, warn() {}, error() {} } });
    await seedTestHub(store, clock.now(), []);
    await addChannel(store.db, { name: CHANNEL, kind: 'inbound', queueId: BILLING }, commandLine(clock.now()));
    await setBot(store.db, CHANNEL, { isOn: true, name: '小同' }, commandLine(clock.now()));
    return new BotAlone(store, clock, most);
  }

  /** A customer who has just written, as it stands in the database before anybody looks. */
  async written(text: string): Promise<Waiting> {
    const rows = ticketRows();
    const { id: ticket, customerId: customer } = rows.ticket;
    const conversation: Conversation = { token: CHANNEL, conversation: randomUUID() };
    const [message, now] = [{ ...rows.message, body: text }, this.clock.now()];
    await inTransaction(this.store.db, async (tx) => {
      await commit(tx, { effects: asEffects({ ...rows, message }), by: 'hub', agentId: null, at: now });
      const row = { ...conversation, ticket, customer, since_ver: 0 };
      await tx.insertInto('inbound_conversation').values(row).execute();
      const sender = { channel: 'message', from: {} } as const;
      await enterTurn(tx, { ...conversation, message: message.id, ticket, files: 0, sender, now });
    });
    return { ...conversation, ticketId: ticket };
  }

  /** Tries what waits there once more, when nobody holds it any longer. */
  again(waiting: Waiting): void {
    this.clock.advance(16_000);
    this.bots.kick(waiting);
  }

  reasons({ ticketId }: Waiting): Promise<string[]> {
    return reasonsOf(this as never, ticketId);
  }

  /** What the bot has said. */
  async said({ ticketId }: Waiting): Promise<string[]> {
    const lines = await linesOf(this as never, ticketId);
    return lines.flatMap(({ kind, body }) => (kind === 'reply' ? [body] : []));
  }

  turn({ conversation }: Waiting) {
    const rows = this.store.db.selectFrom('bot_turn').select(['state', 'outcome', 'attempts']);
    return rows.where('conversation', '=', conversation).executeTakeFirstOrThrow();
  }

  async close(): Promise<void> {
    await this.bots.close();
    await this.store.close();
  }
}
