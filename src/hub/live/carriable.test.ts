import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallEvent } from '#shared/domain/call-event.ts';
import { carriable } from './carriable.ts';
import { HubWord, tellable } from './contact-word.ts';

const id = fc.string({ unit: fc.constantFrom('a', 'Z', '~'), minLength: 1, maxLength: 128 });
const text = (maxLength: number) => fc.string({ unit: fc.constantFrom('x', '国', '"', '\n', '😀'), maxLength });
const long = (max: number) => fc.oneof(text(max), fc.constant('国'.repeat(max)), fc.constant('"'.repeat(max))).map((all) => all.slice(0, max).toWellFormed()); // prettier-ignore

test('whatever can be said of a contact is carried, to everybody it is for, and what can be carried whole is told whole', () => {
  const event = fc.record({ callId: long(200).filter((callId) => callId !== ''), address: long(200), line: long(200), name: long(200), queue: long(200), users: fc.array(long(200), { maxLength: 50 }), text: long(4000), contactId: id, queueId: id, customerId: id, ticketId: id }); // prettier-ignore
  fc.assert(
    fc.property(event, fc.uniqueArray(id, { maxLength: 70 }), id, (said, agents, owner) => {
      for (const piece of tellable(CallEvent.parse({ ...said, type: 'line', at: 1, speaker: 'customer' }))) {
        const about = { contactId: piece.contactId as never, source: 's'.repeat(60), event: piece, isOffered: false };
        const word: HubWord = { word: 'contact', ...about, owner: owner as never, agents: agents as never[] };
        const words = carriable(word);
        expect(words.flatMap((one) => (one.word === 'contact' ? one.agents : []))).toEqual(agents);
        expect(words.length).toBeGreaterThan(0);
        for (const one of words) {
          expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(8000);
          expect(HubWord.safeParse(one).success).toBe(true);
          expect(one.word === 'contact' && one.event).toMatchObject({ callId: piece.callId, text: piece.text });
        }
        if (words.length === 1 && Buffer.byteLength(JSON.stringify(word)) < 8000) expect(words).toEqual([word]);
      }
    }),
  );
});
