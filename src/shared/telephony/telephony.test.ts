import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallEvent } from '../domain/call-event.ts';
import {
  cleanName,
  contactIdOf,
  fieldsOfJson,
  fieldsOfPairs,
  isSipgate,
  isWithheld,
  pairsOfForm,
  popEvent,
  sipgateFollow,
  sipgateReject,
  zammadEvent,
  type Heard,
} from './index.ts';

const AT = 1_764_000_000_000;
const form = (text: string): Heard => zammadEvent(fieldsOfPairs(pairsOfForm(text)), AT);
const eventOf = (heard: Heard): CallEvent => {
  expect(heard).toHaveProperty('event');
  return CallEvent.parse((heard as { event: unknown }).event);
};
const json = (body: unknown): Heard => {
  const read = fieldsOfJson(body);
  return 'place' in read ? { kind: 'unreadable', place: read.place } : zammadEvent(read.fields, AT);
};

describe('the fields of generic CTI', () => {
  test('a call that comes in is from the customer to a line of ours', () => {
    const body = { event: 'newCall', from: '493055571600', to: '491711234567890', direction: 'in', callId: '53ba' };
    expect(eventOf(json({ ...body, user: ['Alice', 'Bob'], queue: 'Sales' }))).toMatchObject({
      callId: '53ba',
      type: 'ring',
      at: AT,
      channel: 'phone',
      direction: 'in',
      address: '493055571600',
      line: '491711234567890',
      queue: 'Sales',
      users: ['Alice', 'Bob'],
    });
  });

  test('of one that goes out the customer is whom it goes to', () => {
    const event = eventOf(form('event=newCall&from=1001&to=%2B8613800138000&direction=out&call_id=a&user=ann'));
    expect(event).toMatchObject({ direction: 'out', address: '+8613800138000', line: '1001', users: ['ann'] });
  });

  test('fields are known in every spelling that exchanges use', () => {
    const spellings = [
      'event=answer&callId=a&user[]=ann&user[]=ben',
      'event=answer&call_id=a&user=ann&user=ben',
      'EVENT=Answered&CallID=a&user[0]=ann&caller=ben',
      'event=answer&call-id=a&user%5B%5D=ann&answeringNumber=ben',
    ];
    for (const text of spellings) {
      expect(eventOf(form(text))).toMatchObject({ type: 'answer', callId: 'a', users: ['ann', 'ben'] });
    }
  });

  test('what an event does not say is not made up', () => {
    const event = eventOf(form('event=hangup&callId=a&from=1&to=2'));
    expect(event).toMatchObject({ address: null, line: null, cause: 'unknown', users: [] });
    expect(eventOf(form('event=hangup&callId=a&cause=noAnswer')).cause).toBe('no-answer');
  });

  test('a number that is there and empty is withheld, one that is absent is not known yet', () => {
    expect(eventOf(form('event=newCall&callId=a&from=&to=2')).address).toBe('');
    expect(eventOf(form('event=newCall&callId=a&to=2')).address).toBeNull();
    expect(eventOf(form('event=newCall&callId=a&from=anonymous')).address).toBe('anonymous');
  });

  test('hold, resume and words are events of ours', () => {
    expect(eventOf(form('event=hold&callId=a')).type).toBe('hold');
    expect(eventOf(form('event=resume&callId=a')).type).toBe('resume');
    const line = json({
      event: 'line',
      callId: 'a',
      channel: 'chat',
      speaker: 'customer',
      text: 'first\r\nsecond\u0000',
    });
    expect(eventOf(line)).toMatchObject({ type: 'line', channel: 'chat', speaker: 'customer', text: 'first\nsecond' });
  });

  test('what does not fit is named by its place', () => {
    const places = [
      [{}, 'event'],
      [{ event: 'explode', callId: 'a' }, 'event'],
      [{ event: 'newCall' }, 'callId'],
      [{ event: 'newCall', callId: 'x'.repeat(201) }, 'callId'],
      [{ event: 'newCall', callId: '\u0000' }, 'callId'],
      [{ event: 'newCall', callId: 'a', direction: 'sideways' }, 'direction'],
      [{ event: 'newCall', callId: 'a', channel: 'pigeon' }, 'channel'],
      [{ event: 'newCall', callId: 'a', from: { number: '1' } }, 'from'],
      [{ event: 'line', callId: 'a', text: 'x' }, 'speaker'],
      [{ event: 'line', callId: 'a', speaker: 'customer', text: ' ' }, 'text'],
      [[], 'body'],
      ['event=newCall', 'body'],
      [null, 'body'],
    ] as const;
    for (const [body, place] of places) expect([body, json(body)]).toEqual([body, { kind: 'unreadable', place }]);
    expect(form('event=dtmf&callId=a&dtmf=1')).toEqual({ kind: 'nothing' });
  });

  test('names lose what is not to be seen', () => {
    const name = 'Ann\u202Egnp.exe\u0000\n<b>Bell</b>\uD800';
    const event = eventOf(json({ event: 'newCall', callId: 'a', from: '+4930\u202E123\u0007', name }));
    expect(event.name).toBe('Ann gnp.exe <b>Bell</b>\uFFFD');
    expect(event.address).toBe('+4930123');
    expect(cleanName('字'.repeat(300), 200)).toHaveLength(200);
    expect(cleanName('Li\u{E0061}\u00ADna\u3164', 80)).toBe('Li na');
  });
});

test('whatever comes is an event desks can read and databases can keep, or an error with its place', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 210 }),
    fc.constantFrom('newCall', 'line', 'in', 'customer'),
  );
  const names = ['event', 'from', 'to', 'direction', 'callId', 'user[]', 'queue', 'name', 'speaker', 'text', 'cause'];
  const anything = fc.array(fc.tuple(fc.constantFrom(...names, '__proto__'), text), { maxLength: 12 });
  fc.assert(
    fc.property(anything, (pairs) => {
      for (const heard of [zammadEvent(fieldsOfPairs(pairs), AT), popEvent(fieldsOfPairs(pairs), AT)]) {
        if (heard.kind === 'unreadable') expect(heard.place).toMatch(/^[a-zA-Z]+$/);
        if (heard.kind !== 'event') continue;
        const event = CallEvent.parse(heard.event);
        expect(JSON.stringify({ ...event, text: '' })).not.toMatch(/\\u0000|\\u[dD][89a-fA-F]|[\u202A-\u202E]/);
        expect(contactIdOf('token', event.callId)).toMatch(/^[\x21-\x7e]{1,128}$/);
      }
    }),
    { numRuns: 50 },
  );
});

describe('sipgate', () => {
  test('is known by fields of its own', () => {
    const fields = fieldsOfPairs(pairsOfForm('event=newCall&direction=in&callId=1&origCallId=1&xcid=x&user[]=Ann'));
    expect(isSipgate(fields)).toBe(true);
    expect(isSipgate(fieldsOfPairs(pairsOfForm('event=newCall&callId=1&user[]=Ann')))).toBe(false);
  });

  test('is answered in XML in which no address can become markup', () => {
    expect(sipgateFollow(`https://hub/a?b=1&c="<x>'\u0000`)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Response onAnswer="https://hub/a?b=1&amp;c=&quot;&lt;x&gt;&apos;" onHangup="https://hub/a?b=1&amp;c=&quot;&lt;x&gt;&apos;"/>\n`,
    );
    expect(sipgateReject()).toContain('<Response><Reject reason="busy"/></Response>');
  });
});

const pop = (query: string, at = AT): Heard => popEvent(fieldsOfPairs(pairsOfForm(query)), at);

describe('a softphone that opens an address', () => {
  test('rings', () => {
    const event = eventOf(pop('from=%2B8613800138000&name=%E7%8E%8B%E4%BC%9F&callId=77'));
    expect(event).toMatchObject({ type: 'ring', callId: '77', address: '+8613800138000', name: '王伟' });
    expect(eventOf(pop('event=hangup&callId=77')).type).toBe('hangup');
  });

  test('without a call id, one number within one minute is one call', () => {
    const [one, same, other, later] = [
      pop('from=030 123'),
      pop('number=030-123', AT + 1),
      pop('from=031'),
      pop('from=030123', AT + 60_000),
    ].map((heard) => eventOf(heard).callId);
    expect(same).toBe(one);
    expect(new Set([one, other, later]).size).toBe(3);
  });

  test('must say who calls', () => {
    expect(pop('name=x')).toEqual({ kind: 'unreadable', place: 'from' });
    expect(eventOf(pop('from=')).address).toBe('');
  });
});

test('withheld numbers are known in the words of many exchanges', () => {
  const words = [
    'anonymous',
    '',
    ' ',
    'Anonymous',
    '<unknown>',
    'sip:anonymous@anonymous.invalid',
    'number_withheld',
    '-',
  ];
  const shown = ['+49301', '1001', 'ann', 'unknown@shop.example', '0'];
  expect([...words, '匿名', 'RESTRICTED', 'unavailable'].filter((text) => !isWithheld(text))).toEqual([]);
  expect(shown.filter(isWithheld)).toEqual([]);
});

test('a contact is called the same by all who hear of it, whatever its call id holds', () => {
  expect(contactIdOf('pbx', 'a b/字')).toBe('pbx.a%20b%2F%E5%AD%97');
  const long = ['x', 'y'].map((end) => contactIdOf('pbx', '字'.repeat(199) + end));
  expect(new Set(long).size).toBe(2);
});
