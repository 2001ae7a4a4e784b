import type { Log } from '../kernel/ports.ts';
import type { Store } from '../store/index.ts';
import { carriable } from './carriable.ts';
import type { ContactWord, HubWord, ReliefWord } from './contact-word.ts';

/** What one process of the hub says to all, itself among them. Only what comes back by that way has any effect. */
export class Announcer {
  readonly #store: Pick<Store, 'tellLive'>;

  readonly #log: Log;

  constructor(store: Pick<Store, 'tellLive'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  contact(word: Omit<ContactWord, 'word'>): Promise<void> {
    return this.#say({ word: 'contact', ...word });
  }

  /** It rings for these no more. */
  withdraw(contactId: ContactWord['contactId'], agents: ContactWord['agents']): Promise<void> {
    return this.#say({ word: 'withdraw', contactId, agents });
  }

  presence(word: Omit<Extract<HubWord, { word: 'presence' }>, 'word'>): Promise<void> {
    return this.#say({ ...word, word: 'presence' });
  }

  relief(word: Omit<ReliefWord, 'word'>): Promise<void> {
    return this.#say({ ...word, word: 'relief' });
  }

  /** Asks the others what stands. */
  ask(process: string): Promise<void> {
    return this.#say({ word: 'ask', process });
  }

  async #say(word: HubWord): Promise<void> {
    const words = carriable(word);
    const isWhole = words.length > 0 && words.every((one) => one.word !== 'contact' || one.event === eventOf(word));
    if (!isWhole) this.#log.warn('word-too-long', { word: word.word, contactId: idOf(word), told: words.length });
    for (const one of words) await this.#store.tellLive(JSON.stringify(one));
  }
}

const eventOf = (word: HubWord): unknown => (word.word === 'contact' ? word.event : undefined);
const idOf = (word: HubWord): string | undefined => ('contactId' in word ? word.contactId : undefined);
