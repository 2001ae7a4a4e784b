import type { CallEvent } from '#shared/domain/call-event.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { Log } from '../kernel/ports.ts';
import type { Directory } from './directory.ts';
import { findAgents, findQueue } from './route.ts';
import type { Source } from './taking.ts';

/** What an event names and nobody and nothing here is called. */
export type Unknown = { readonly users?: 'unknown'; readonly queue?: 'unknown' };

const MAX_SAID = 1000;

/** Names of machines that mean nothing here. Each is said once in the log: an exchange repeats it in every event of every call. */
export class UnknownNames {
  readonly #log: Log;
  readonly #said = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  note(source: Source, directory: Directory, event: CallEvent): Unknown {
    // An Asterisk tells of every telephone in the house.
    if (source.isChooser === true) return {};
    const { users, queue, queueId } = event;
    const isNobody = users.length > 0 && findAgents(directory, users).length === 0;
    const isNoQueue = queue !== null && queueId === null && findQueue(directory, queue) === null;
    if (isNobody) this.#say(source, 'users', users);
    if (isNoQueue) this.#say(source, 'queue', [queue]);
    return { ...(isNobody ? { users: 'unknown' } : {}), ...(isNoQueue ? { queue: 'unknown' } : {}) };
  }

  #say({ name: channel }: Source, what: keyof Unknown, names: readonly string[]): void {
    const key = JSON.stringify([channel, what, names]);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    trimOldest(this.#said, MAX_SAID);
    this.#log.warn('channel-names-unknown', { channel, what });
  }
}
