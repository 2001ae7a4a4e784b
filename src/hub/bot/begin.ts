import type { ChannelBot } from '#shared/contract/team/admin.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { Language } from '#shared/kernel/text.ts';
import { lockConversation, standingTicket } from '../inbound/conversation.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { countOne } from './count.ts';
import { remark } from './rows.ts';
import { isWithAgent } from './standing.ts';
import { endTurn, saidBefore, type Said, type TurnRow } from './turns.ts';
import { languageOfAll, nameOf, noticeOf } from './words.ts';

/** A turn with all that is needed to decide about it. */
export type Begun = {
  readonly turn: TurnRow;
  readonly ticket: Ticket;
  /** Null: switched off meanwhile, or the channel is gone. */
  readonly bot: ChannelBot | null;
  readonly queueId: string | null;
  readonly isWithAgent: boolean;
  readonly said: readonly Said[];
  readonly language: Language;
};

type Asking = { readonly now: number; readonly isOutside: boolean };

async function settingsOf(tx: Tx, channel: string): Promise<Pick<Begun, 'bot' | 'queueId'>> {
  const found = await tx
    .selectFrom('channel_token')
    .select(['queue', 'bot', 'revoked_at'])
    .where('name', '=', channel)
    .executeTakeFirst();
  return { queueId: found?.queue ?? null, bot: found?.bot?.isOn && found.revoked_at === null ? found.bot : null };
}

/** Once for each ticket of a conversation, before anything is looked for or leaves the house. */
async function giveNotice(
  tx: Tx,
  { turn, ticket, language, said }: Begun,
  bot: ChannelBot,
  asking: Asking,
): Promise<void> {
  const { token, conversation } = turn;
  const { numUpdatedRows } = await tx
    .updateTable('inbound_conversation')
    .set({ bot_noticed_at: asking.now })
    .where('token', '=', token)
    .where('conversation', '=', conversation)
    .where('ticket', '=', ticket.id)
    .where('bot_noticed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const at = Math.max(asking.now, (said.at(-1)?.at ?? 0) + 1);
  const about = { ticket, author: nameOf(bot, language), at };
  const effects = remark(about, noticeOf(bot, language, asking.isOutside));
  await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: asking.now });
  await countOne(tx, token, { what: 'begun' }, asking.now);
}

/** What a turn was about and how it is answered, as far as it can be read. */
export async function settingOf(tx: Tx, turn: TurnRow): Promise<Pick<Begun, 'bot' | 'queueId' | 'said' | 'language'>> {
  const said = await saidBefore(tx, turn);
  const texts = said.map(({ text }) => text ?? '');
  return { said, language: languageOfAll(texts, turn.sender?.language ?? 'zh'), ...(await settingsOf(tx, turn.token)) };
}

/** Reads what is needed for a turn that was taken, and says first of all that a program answers. `gone`: its ticket or its words are. */
export function beginTurn(db: Db, turn: TurnRow, asking: Asking): Promise<Begun | 'gone'> {
  return inTransaction(db, async (tx) => {
    await lockConversation(tx, turn);
    const standing = await standingTicket(tx, { ticket: turn.ticket, since_ver: 0 });
    const setting = await settingOf(tx, turn);
    if (!standing || (setting.said.at(-1)?.text ?? null) === null) {
      await endTurn(tx, turn.message, 'gone');
      return 'gone';
    }
    const { ticket } = standing;
    const all: Begun = { turn, ticket, ...setting, isWithAgent: await isWithAgent(tx, turn, ticket) };
    if (turn.state === 'asked' && all.bot && !all.isWithAgent) await giveNotice(tx, all, all.bot, asking);
    return all;
  });
}
