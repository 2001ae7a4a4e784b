import type { ChannelBot } from '#shared/contract/team/admin.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { Language } from '#shared/kernel/text.ts';
import { standingTicket, type Conversation } from '../inbound/conversation.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { countOne } from './count.ts';
import { remark } from './rows.ts';
import { isWithAgent } from './standing.ts';
import { endTurn, saidBefore, takeTurn, type Said, type TurnRow } from './turns.ts';
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

/**
 * Takes the next turn of a conversation, and says first of all that a program answers. `gone`: there was one, and neither its ticket nor
 * its words are here any more. Undefined: nothing is to be done here.
 */
export function beginTurn(db: Db, conversation: Conversation, asking: Asking): Promise<Begun | 'gone' | undefined> {
  return inTransaction(db, async (tx) => {
    const turn = await takeTurn(tx, conversation, asking.now);
    if (!turn) return undefined;
    const standing = await standingTicket(tx, { ticket: turn.ticket, since_ver: 0 });
    const said = await saidBefore(tx, turn);
    if (!standing || (said.at(-1)?.text ?? null) === null) {
      await endTurn(tx, turn.message, 'gone');
      return 'gone';
    }
    const { ticket } = standing;
    const language = languageOfAll(
      said.map(({ text }) => text ?? ''),
      turn.sender?.language ?? 'zh',
    );
    const begun = { turn, ticket, said, language, ...(await settingsOf(tx, turn.token)) };
    const all: Begun = { ...begun, isWithAgent: await isWithAgent(tx, conversation, ticket) };
    if (turn.state === 'asked' && all.bot && !all.isWithAgent) await giveNotice(tx, all, all.bot, asking);
    return all;
  });
}
