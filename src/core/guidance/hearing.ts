import { readSettings } from '../settings/index.ts';
import { conversationOf, type Conversation } from './conversation.ts';
import { offerFor, type Offered } from './offers.ts';
import { Listener, type HeardLine } from './read-lines.ts';
import { settleShowings } from './settle.ts';
import type { About, GuidanceWorld } from './world.ts';

export type Heard = Offered & { readonly talk: Conversation; readonly lines: readonly HeardLine[] };

/** What is heard of conversations at this desk. */
export type Hearing = {
  /** `missing`: what it reads with is not there. `off`: the agent wants none of it. */
  state(): 'on' | 'off' | 'missing';
  /** Undefined: nothing reads. */
  hear(about: About): Heard | undefined;
  /** Tells the team what became of cards in conversations that are over. */
  settle(): void;
};

export function createHearing({ desk, talks, clock, settings, feel }: GuidanceWorld): Hearing {
  const listener = feel && new Listener(feel);
  const isOn = (): boolean => readSettings(settings.get()).guidance.isOn;
  return {
    state: () => (listener ? (isOn() ? 'on' : 'off') : 'missing'),
    hear: (about) => {
      if (!listener) return undefined;
      const now = clock.now();
      return desk().read((db) => {
        const talk = conversationOf(db, talks, about);
        const lines = listener.hear(db, talk);
        return { talk, lines, ...offerFor(db, talk, lines, now) };
      });
    },
    settle: () => {
      if (listener) settleShowings({ desk: desk(), talks, listener, now: clock.now() });
    },
  };
}
