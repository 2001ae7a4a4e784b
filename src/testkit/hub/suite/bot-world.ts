import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { commandLine } from '#hub/audit/administered.ts';
import { setBot } from '#hub/bot/admin.ts';
import { botProcess, type BotProcess } from '../bot-process.ts';
import { testChannel, turnUntil } from '../live-line.ts';
import { BILLING, type TestDevice, type TestHub } from '../start-test-hub.ts';

/** A channel with a bot, a process of the hub whose bot is in the test's hand, and an agent. */
export class BotWorld {
  readonly #hub: () => TestHub;
  channel!: Awaited<ReturnType<typeof testChannel>>;
  ann!: TestDevice;
  bot!: BotProcess;

  constructor(hub: () => TestHub) {
    this.#hub = hub;
    beforeAll(async () => {
      [this.channel, this.ann] = [await testChannel(hub(), 'inbound', BILLING), await hub().signIn('ann')];
      await setBot(hub().store.db, this.channel.name, { isOn: true, name: '小同' }, this.doer());
      hub().clock.advance(2000);
      this.bot = await botProcess(hub(), this.channel.token);
    });
    afterAll(() => this.bot?.close());
  }

  doer() {
    return commandLine(this.#hub().clock.now());
  }

  /** What rings nobody, so that no chat of one test stands in the way of the next. */
  post(over: Record<string, unknown>) {
    return this.bot.write({ channel: 'message', conversationId: randomUUID(), ...over });
  }

  /** What the customer has been told. */
  async textsOf(conversationId: string): Promise<string[]> {
    return (await this.bot.answers(conversationId)).map(({ text }) => text);
  }

  until(conversationId: string, count: number): Promise<void> {
    return turnUntil(this.#hub(), async () => (await this.bot.answers(conversationId)).length >= count);
  }

  /** Until nothing is left to be answered. */
  quiet(): Promise<void> {
    const { db } = this.#hub().store;
    const left = db.selectFrom('bot_turn').select('message').where('state', '<>', 'done').limit(1);
    return turnUntil(this.#hub(), async () => (await left.execute()).length === 0);
  }

  /** How often it gave way, by reason. */
  async handed(): Promise<Record<string, number>> {
    const rows = this.#hub().store.db.selectFrom('bot_count').select(['reason', 'n']).where('what', '=', 'handed');
    const own = await rows.where('channel', '=', this.channel.name).execute();
    return Object.fromEntries(own.map(({ reason, n }) => [reason, n]));
  }
}
