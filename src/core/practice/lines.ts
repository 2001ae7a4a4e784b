import type { Message } from '#shared/domain/message.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import type { AgentId, MessageId } from '#shared/kernel/ids.ts';
import { STAGE } from './setting.ts';
import type { OpenStage } from './world.ts';

/** What a talk is carried by: a chat stands on its ticket, what is spoken belongs to the contact. */
type Talk = { readonly channel: 'chat' | 'phone'; readonly agentId: AgentId };

const messageId = (at: number): MessageId => `practice-line-${at}` as MessageId;

const messageOf = (turn: Turn & { readonly text: string }, { agentId }: Talk): Message => ({
  id: messageId(turn.at),
  ticketId: STAGE.ticketId,
  kind: turn.did === 'said' ? 'reply' : 'customer',
  author: turn.did === 'said' ? { kind: 'agent', agentId } : { kind: 'customer', customerId: STAGE.customerId },
  body: turn.text,
  at: turn.at,
  event: null,
  mentions: [],
});

/** Lets the desk for practice hear a line as a real one does. Nothing for turns that are no lines. */
export function tellLine(stage: OpenStage, turn: Turn, talk: Talk): void {
  if (turn.did !== 'said' && turn.did !== 'heard') return;
  if (talk.channel === 'chat') return stage.put([{ tbl: 'message', data: messageOf(turn, talk) }]);
  const speaker = turn.did === 'said' ? 'agent' : 'customer';
  stage.hear({
    callId: STAGE.contactId,
    contactId: STAGE.contactId,
    type: 'line',
    at: turn.at,
    channel: 'phone',
    speaker,
    text: turn.text,
  });
}

/** Takes lines back that were told. @param turns those that are gone, oldest first. */
export function untellLines(stage: OpenStage, turns: readonly Turn[], { channel }: Talk): void {
  const lines = turns.filter(({ did }) => did === 'said' || did === 'heard');
  const [first] = lines;
  if (!first) return;
  if (channel === 'chat')
    stage.put(
      [],
      lines.map(({ at }) => ({ tbl: 'message', id: messageId(at) })),
    );
  else stage.unsay(STAGE.contactId, first.at);
}
