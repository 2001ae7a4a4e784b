import { ChannelBot } from '#shared/contract/team/admin.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Reader } from '../store/index.ts';

const NEVER_SET: ChannelBot = { isOn: false, name: null, notice: null, spaces: [] };

/** What is left out stays as it is. */
export type BotChange = { readonly [K in keyof ChannelBot]?: ChannelBot[K] | undefined };

/** Changes what is named of a channel's bot and leaves the rest. @throws Problem bad-value, unknown-channel. */
export function setBot(db: Db, channel: string, change: BotChange, doer: Doer): Promise<ChannelBot> {
  return inTransaction(db, async (tx) => {
    const found = await tx
      .selectFrom('channel_token')
      .select(['kind', 'bot'])
      .where('name', '=', channel)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Problem('unknown-channel', { channel });
    if (found.kind !== 'inbound') throw new Problem('bad-value', { field: 'channel' });
    const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const merged = ChannelBot.safeParse({ ...NEVER_SET, ...found.bot, ...named });
    if (!merged.success) throw new Problem('bad-value', { field: String(merged.error.issues[0]?.path[0] ?? 'bot') });
    const bot = merged.data;
    await tx
      .updateTable('channel_token')
      .set({ bot: JSON.stringify(bot) as never })
      .where('name', '=', channel)
      .execute();
    await administered(tx, doer, 'admin.set-bot', channel);
    return bot;
  });
}

/** The spaces of each bot that is on, each set once. */
export async function spacesOf(db: Reader): Promise<string[][]> {
  const rows = await db
    .selectFrom('channel_token')
    .select('bot')
    .where('bot', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute();
  const sets = rows.flatMap(({ bot }) => (bot?.isOn && bot.spaces.length > 0 ? [bot.spaces.toSorted()] : []));
  return [...new Map(sets.map((spaces) => [spaces.join(' '), spaces])).values()];
}

/** What a channel's bot has done. Every message it took ends as one of `answered`, `unsure`, handed over for a reason. */
export type BotFigures = {
  readonly channel: string;
  /** Conversations it began to answer. */
  readonly begun: number;
  readonly answered: number;
  readonly unsure: number;
  /** How many it gave to a person, by reason, the most frequent first. */
  readonly handed: readonly (readonly [reason: string, count: number])[];
};

/** @param since first day, 2026-11-30 in UTC; null: from the beginning. */
export async function botFigures(db: Reader, since: string | null): Promise<BotFigures[]> {
  let query = db.selectFrom('bot_count').select(['channel', 'what', 'reason']);
  if (since !== null) query = query.where('day', '>=', since);
  const rows = await query
    .select(({ fn }) => fn.sum<number | string>('n').as('n'))
    .groupBy(['channel', 'what', 'reason'])
    .orderBy('channel')
    .execute();
  return [...new Set(rows.map(({ channel }) => channel))].map((channel) => {
    const own = rows.filter((row) => row.channel === channel);
    const count = (what: string): number =>
      own.filter((row) => row.what === what).reduce((sum, { n }) => sum + Number(n), 0);
    const handed = own.flatMap(({ what, reason, n }) => (what === 'handed' ? [[reason, Number(n)] as const] : []));
    return {
      channel,
      begun: count('begun'),
      answered: count('answered'),
      unsure: count('unsure'),
      handed: handed.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    };
  });
}
