import { inTransaction, isDatabaseAway, type Db } from '../store/index.ts';
import type { LiveCall } from '../inbound/live-call.ts';
import type { Log } from '../kernel/ports.ts';
import { settingOf, type Begun } from './begin.ts';
import type { Decision } from './decide.ts';
import { finishTurn, type Finished, type Finishing } from './finish.ts';
import { endTurn, type TurnRow } from './turns.ts';

type Around = { readonly db: Db; readonly log: Log };
type Given = { readonly bare: Finished & Pick<Begun, 'queueId'>; readonly live: LiveCall | null };

/** With nothing but what can be read of it: what cannot may be the fault. */
async function handOverBare({ db }: Around, turn: TurnRow, finishing: Finishing): Promise<Given> {
  const read = await inTransaction(db, (tx) => settingOf(tx, turn)).catch(() => undefined);
  const bare = {
    turn,
    ...(read ?? { bot: null, queueId: null, said: [], language: turn.sender?.language ?? ('zh' as const) }),
  };
  const decision: Decision = read?.bot === null ? { kind: 'pass' } : { kind: 'hand-over', reason: 'failed' };
  return { bare, live: await finishTurn(db, bare, decision, finishing) };
}

/** The ticket stands in its queue, and the bot is silent on it. */
const setAside = (db: Db, { message, token, conversation, ticket }: TurnRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await endTurn(tx, message, null);
    await tx
      .updateTable('inbound_conversation')
      .set({ bot_handed: 'failed' })
      .where('token', '=', token)
      .where('conversation', '=', conversation)
      .where('ticket', '=', ticket)
      .where('bot_handed', 'is', null)
      .execute();
  });

/**
 * Of a turn that was tried too often: a person gets it, and if even that cannot be written, or told to desks, it is set aside, so that
 * it holds up nothing behind it. @returns what is to ring, if anything. @throws where the database is away: then it is tried again.
 */
export async function giveUp(around: Around, turn: TurnRow, finishing: Finishing): Promise<Given | undefined> {
  const { db, log } = around;
  const about = { channel: turn.token, ticket: turn.ticket };
  try {
    if (turn.state === 'asked') return await handOverBare(around, turn, finishing);
    log.warn('bot-turn-set-aside', about);
  } catch (cause) {
    if (isDatabaseAway(cause)) throw cause;
    log.error('bot-turn-set-aside', cause, about);
  }
  await setAside(db, turn);
  return undefined;
}
