import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallEvent } from '#shared/domain/call-event.ts';
import { lifeOf } from '#shared/domain/contact-life.ts';
import { legsOf, seenBy, type Entry } from './legs.ts';

const AT = 1_764_000_000_000;
const said = (type: CallEvent['type'], after: number, owner: string | null = null, more: object = {}): Entry => ({
  event: CallEvent.parse({ callId: 'c', contactId: 'pbx.c', type, at: AT + after, ...more }),
  owner,
});
const shortly = (events: readonly CallEvent[]): string[] =>
  events.map(({ type, at, callId, cause }) => `${callId} ${type} ${at - AT}${cause === null ? '' : ` ${cause}`}`);

describe('a contact', () => {
  test('that nobody has answered is one leg of nobody, and the same for everybody', () => {
    const heard = [said('hangup', 9), said('ring', 0)];
    expect(legsOf(heard, 'pbx').map(({ agentId, events }) => [agentId, shortly(events)])).toEqual([
      [null, ['c ring 0', 'c hangup 9']],
    ]);
    expect(shortly(seenBy(heard, 'pbx', 'ann'))).toEqual(['c ring 0', 'c hangup 9']);
  });

  test('that is handed on twice is three contacts under names that follow from the first, each with its own end', () => {
    const heard = [said('ring', 0), said('answer', 1, 'ann'), said('hold', 2), said('answer', 5, 'ben'), said('line', 6, null, { text: 'x' }), said('answer', 8, 'ann'), said('hangup', 9)]; // prettier-ignore
    expect(legsOf(heard, 'pbx').map(({ agentId, events }) => [agentId, shortly(events)])).toEqual([
      ['ann', ['c ring 0', 'c answer 1', 'c hold 2', 'c hangup 5 forwarded']],
      ['ben', ['c~2 ring 5', 'c~2 answer 5', 'c~2 line 6', 'c~2 hangup 8 forwarded']],
      ['ann', ['c~3 ring 8', 'c~3 answer 8', 'c~3 hangup 9']],
    ]);
    const lives = legsOf(heard, 'pbx').map(({ events }) => lifeOf(events, AT + 100));
    expect(lives.map(({ end, heldMs }) => [end, heldMs])).toEqual([['finished', 3], ['finished', 0], ['finished', 0]]); // prettier-ignore
  });

  test('that a colleague answered is over for whom it only rang, and nothing said afterwards is theirs', () => {
    const heard = [
      said('ring', 0),
      said('answer', 3, 'ben'),
      said('line', 4, null, { text: 'secret' }),
      said('hangup', 9),
    ];
    expect(shortly(seenBy(heard, 'pbx', 'ann'))).toEqual(['c ring 0', 'c hangup 3 forwarded']);
    expect(lifeOf(seenBy(heard, 'pbx', 'ann'), AT + 10).end).toBe('elsewhere');
  });
});

test('in whatever order it is heard, everybody is told the same, and whoever answered last hears the end', () => {
  const entry = fc
    .tuple(fc.constantFrom('ring', 'answer', 'hold', 'resume', 'line'), fc.nat(50), fc.constantFrom('ann', 'ben', null))
    .map(([type, at, owner]) => said(type as CallEvent['type'], at, type === 'answer' ? owner : null));
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
      const heard = [...entries, said('hangup', 60)];
      for (const who of ['ann', 'ben', 'lea']) {
        const told = seenBy(heard, 'pbx', who);
        expect(seenBy(heard.toReversed(), 'pbx', who)).toEqual(told);
        for (const callId of new Set(told.map((event) => event.callId))) {
          const one = told.filter((event) => event.callId === callId);
          expect(lifeOf(one, AT + 1000).state).toBe('ended');
        }
      }
      const legs = legsOf(heard, 'pbx');
      expect(new Set(legs.map(({ events }) => events[0]?.contactId)).size).toBe(legs.length);
    }),
  );
});
