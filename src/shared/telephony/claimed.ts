import { fieldOf, fieldsOfPairs, pairsOfForm, type Pair } from './fields.ts';
import { unreadable, type Heard } from './heard.ts';
import { popEvent } from './pop.ts';

const ADDRESS = /^attune:\/\/pop\/?\?([^#]*)/i;
/** All that is taken from it; what else it says (an answer, a hang-up, a queue) is not heard. */
const TAKEN = ['from', 'name', 'callId'];

/**
 * `attune://pop?from=…&name=…&callId=…`, which every web page can open: at most a ringing, and under a name of its own, so that it
 * never speaks of a call somebody trustworthy has told of.
 */
export function claimedEvent(address: string, at: number): Heard {
  const query = ADDRESS.exec(address)?.[1];
  if (query === undefined) return unreadable('address');
  const all = fieldsOfPairs(pairsOfForm(query));
  const taken = TAKEN.flatMap((name): Pair[] => {
    const value = fieldOf(all, name);
    return value === undefined ? [] : [[name, value]];
  });
  const heard = popEvent(fieldsOfPairs(taken), at);
  if (heard.kind !== 'event') return heard;
  return { kind: 'event', event: { ...heard.event, callId: `claimed-${heard.event.callId}`.slice(0, 200) } };
}
