import type { CallEvent } from '#shared/domain/call-event.ts';
import { joinIds, shortHash } from '#shared/domain/knowledge-ids.ts';
import type { ContactId } from '#shared/kernel/ids.ts';

const PLAIN = /^[\x21-\x7e]{1,60}$/;

/**
 * The name of a contact that an exchange at the desk speaks of. Exchanges use their own names again, and softphones make none: who
 * heard it, and when, tells one from another.
 */
export function contactIdOf({ callId, at }: Pick<CallEvent, 'callId' | 'at'>, agentId: string): ContactId {
  const name = PLAIN.test(callId) ? callId : `${shortHash(callId, 0x811c9dc5)}${shortHash(callId, 0x5bd1e995)}`;
  return joinIds('call', name, at.toString(36), agentId) as ContactId;
}
