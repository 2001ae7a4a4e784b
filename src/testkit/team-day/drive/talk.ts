import { REPLIES } from '../lines.ts';
import type { InHand } from './in-hand.ts';
import type { OtherSide } from './other-side.ts';
import type { SimClock } from './sim-clock.ts';

type Deps = {
  readonly clock: SimClock;
  readonly otherSide: OtherSide;
  /** How long things take whoever talks, beside the mean. */
  readonly pace: number;
  /** The agent ends it. */
  readonly end: () => void;
  /** The agent writes. */
  readonly reply: (text: string) => void;
};

/** Nobody is there any more: it takes a moment to see it. */
const ALONE_MS = 30_000;

function call({ arrival, handling }: InHand, { clock, otherSide, pace, end }: Deps): void {
  for (const { afterMs, ms } of arrival ? handling.holds : []) {
    clock.after(afterMs * pace, () => arrival && void otherSide.say(arrival, 'hold'));
    clock.after((afterMs + ms) * pace, () => arrival && void otherSide.say(arrival, 'resume'));
  }
  const isTheirs = arrival !== undefined && handling.endedBy === 'customer';
  clock.after(handling.talkMs * pace, () => {
    if (isTheirs) void otherSide.say(arrival, 'hangup', 'normalClearing');
    else end();
  });
}

/** One line of the agent before each of the customer's, and one at the end. */
function chat({ arrival, handling }: InHand, { clock, otherSide, pace, end, reply }: Deps): void {
  const rest = handling.lines.slice(1);
  const stepMs = (handling.talkMs * pace) / (rest.length + 1);
  for (const [i, text] of rest.entries()) {
    clock.after(stepMs * (i + 0.5), () => reply(REPLIES[i % (REPLIES.length - 1)] ?? REPLIES[0]));
    clock.after(stepMs * (i + 1), () => arrival && void otherSide.write(arrival, text));
  }
  clock.after(handling.talkMs * pace, () => {
    reply(REPLIES.at(-1) ?? REPLIES[0]);
    end();
  });
}

/** What happens between the answer and the end. @param isThere whether the customer has waited. */
export function talk(one: InHand, isThere: boolean, deps: Deps): void {
  const channel = one.events.at(-1)?.channel ?? 'phone';
  if (!isThere) deps.clock.after(ALONE_MS * deps.pace, deps.end);
  else if (channel === 'phone') call(one, deps);
  else chat(one, deps);
}
