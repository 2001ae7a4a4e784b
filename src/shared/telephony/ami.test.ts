import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallEvent } from '../domain/call-event.ts';
import { AmiCalls, amiAction, AmiReader, type AmiMessage } from './index.ts';

const AT = 1_764_000_000_000;
const frame = (event: string, headers: Record<string, string>): string => amiAction({ Event: event, ...headers });

describe('what a manager sends', () => {
  const text = [
    'Asterisk Call Manager/9.0.0\r\n',
    'Response: Success\r\nMessage: Authentication accepted\r\n\r\n',
    frame('Hangup', { Uniqueid: 'a', 'Cause-txt': 'Normal: clearing', Variable: 'x' }),
    'Event: Newexten\nName: 王\nName: second\n\n',
  ].join('');
  const whole = new AmiReader().push(text).map((message) => Object.fromEntries(message));

  test('is read header by header', () => {
    expect(whole).toEqual([
      { greeting: 'Asterisk Call Manager/9.0.0' },
      { response: 'Success', message: 'Authentication accepted' },
      { event: 'Hangup', uniqueid: 'a', 'cause-txt': 'Normal: clearing', variable: 'x' },
      { event: 'Newexten', name: '王' },
    ]);
  });

  test('is the same however it is cut', () => {
    const cuts = fc
      .array(fc.nat(text.length), { maxLength: 20 })
      .map((at) => [...at, text.length].toSorted((a, b) => a - b));
    fc.assert(
      fc.property(cuts, (ends) => {
        const reader = new AmiReader();
        const read = ends.flatMap((end, i) => reader.push(text.slice(ends[i - 1] ?? 0, end)));
        expect(read.map((message) => Object.fromEntries(message))).toEqual(whole);
      }),
    );
  });

  test('is left out when it is too large, and the next is read', () => {
    const reader = new AmiReader();
    const long = Array.from({ length: 100 }, () => 'x'.repeat(1000));
    for (const piece of ['Event: A\r\nB: ', ...long]) expect(reader.push(piece)).toEqual([]);
    expect(reader.push(`\r\nC: 1\r\n\r\n${frame('D', {})}`).map((one) => one.get('event'))).toEqual(['D']);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`H${i}`, '']));
    expect(reader.push(frame('E', many) + frame('F', {})).map((one) => one.get('event'))).toEqual(['F']);
    expect(reader.dropped).toBe(2);
  });
});

test('a value cannot begin a header of its own', () => {
  expect(amiAction({ Action: 'Login', Secret: 'a\r\nAction: Logoff\r\n\r\n' })).toBe(
    'Action: Login\r\nSecret: aAction: Logoff\r\n\r\n',
  );
});

/** Feeds messages, one second after another. */
function hear(calls: AmiCalls, messages: readonly string[]): CallEvent[] {
  const read: AmiMessage[] = new AmiReader().push(messages.join(''));
  return read.flatMap((message, i) => calls.hear(message, AT + i * 1000)).map((event) => CallEvent.parse(event));
}
const short = ({ type, callId, address, users, cause }: CallEvent): unknown[] => [type, callId, address, users, cause];

const caller = { Channel: 'PJSIP/trunk-00000001', CallerIDNum: '+8613800138000', CallerIDName: '王伟', Exten: '400', Uniqueid: 'c', Linkedid: 'c' }; // prettier-ignore
const agent = (extension: string) => ({ ...caller, DestChannel: `PJSIP/${extension}-0000000${extension.at(-1)}`, DestCallerIDNum: extension, DestUniqueid: `leg${extension}`, DestLinkedid: 'c' }); // prettier-ignore
const up = (id: string, call = 'c') => frame('Newchannel', { Channel: `PJSIP/x-${id}`, Uniqueid: id, Linkedid: call });
const down = (id: string, cause = '16', call = 'c') => frame('Hangup', { Uniqueid: id, Linkedid: call, Cause: cause });

describe('calls of an Asterisk', () => {
  test('a call through a queue rings, is answered after one agent missed it, is held, and ends with its last leg', () => {
    const events = hear(new AmiCalls(), [
      up('c'),
      frame('AgentCalled', { ...agent('1001'), Queue: 'billing', MemberName: 'Ann', Interface: 'PJSIP/1001' }),
      frame('DialBegin', { ...agent('1001'), DialString: '1001' }),
      frame('AgentRingNoAnswer', { ...agent('1001'), Queue: 'billing', RingTime: '15000' }),
      frame('DialEnd', { ...agent('1001'), DialStatus: 'NOANSWER' }),
      down('leg1001', '19'),
      frame('DialBegin', agent('1002')),
      frame('AgentConnect', {
        ...agent('1002'),
        Queue: 'billing',
        MemberName: 'Ben',
        Interface: 'PJSIP/1002',
        HoldTime: '20',
      }),
      frame('Hold', { Channel: 'PJSIP/1002-2', Uniqueid: 'leg1002', Linkedid: 'c' }),
      frame('Unhold', { Channel: 'PJSIP/1002-2', Uniqueid: 'leg1002', Linkedid: 'c' }),
      frame('AgentComplete', { ...agent('1002'), TalkTime: '60', Reason: 'caller' }),
      down('leg1002'),
      down('c'),
    ]);
    expect(events.map(short)).toEqual([
      ['ring', 'c', '+8613800138000', ['1001', 'Ann'], null],
      ['ring', 'c', '+8613800138000', ['1001'], null],
      ['ring', 'c', '+8613800138000', ['1002'], null],
      ['answer', 'c', '+8613800138000', ['1002', 'Ben'], null],
      ['hold', 'c', null, [], null],
      ['resume', 'c', null, [], null],
      ['hangup', 'c', null, [], 'normal'],
    ]);
    expect(events[0]).toMatchObject({ name: '王伟', line: '400', queue: 'billing', direction: 'in' });
  });

  test('one that nobody answers ends with the reason of the dialling', () => {
    const events = hear(new AmiCalls(), [
      frame('DialBegin', agent('1001')),
      frame('DialEnd', { ...agent('1001'), DialStatus: 'BUSY' }),
      down('leg1001', '17'),
      down('c', '16'),
    ]);
    expect(events.map(({ type, cause }) => [type, cause])).toEqual([
      ['ring', null],
      ['hangup', 'busy'],
    ]);
  });

  test('one that an extension dials outside is outgoing until its end', () => {
    const out = { Channel: 'PJSIP/1001-00000001', CallerIDNum: '1001', CallerIDName: 'Ann', Exten: '0301', Uniqueid: 'c', Linkedid: 'c', DestChannel: 'PJSIP/trunk-00000002', DestCallerIDNum: '0301234567', DestUniqueid: 'd', DestLinkedid: 'c', DialString: 'PJSIP/0301234567@trunk' }; // prettier-ignore
    const events = hear(new AmiCalls(), [
      frame('DialBegin', out),
      frame('DialEnd', { ...out, DialStatus: 'ANSWER' }),
      down('d'),
      down('c'),
    ]);
    expect(events.map(({ type, direction }) => [type, direction])).toEqual([
      ['ring', 'out'],
      ['answer', 'out'],
      ['hangup', 'out'],
    ]);
    expect(events[0]).toMatchObject({ address: '0301234567', users: ['1001'] });
  });

  test('a call that was up before is taken from its answer on, and one whose answer was missed from its completion', () => {
    expect(hear(new AmiCalls(), [frame('AgentConnect', agent('1001')), down('leg1001'), down('c')]).map(short)).toEqual(
      [
        ['answer', 'c', '+8613800138000', ['1001'], null],
        ['hangup', 'c', null, [], 'normal'],
      ],
    );
    const events = hear(new AmiCalls(), [
      frame('DialBegin', agent('1001')),
      frame('AgentComplete', { ...agent('1001'), TalkTime: '60' }),
    ]);
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['ring', AT],
      ['answer', AT + 1000 - 60_000],
    ]);
  });

  test('what was never said to ring is not said to end, and nothing ends twice', () => {
    expect(hear(new AmiCalls(), [up('c'), down('c'), down('c'), down('strange', '16', 'other')])).toEqual([]);
    const events = hear(new AmiCalls(), [frame('DialBegin', agent('1001')), down('leg1001'), down('c'), down('c')]);
    expect(events.map(({ type }) => type)).toEqual(['ring', 'hangup']);
  });

  test('hang-ups that were missed are made up for by the list of channels', () => {
    const calls = new AmiCalls();
    hear(calls, [frame('DialBegin', agent('1001')), frame('DialBegin', { ...agent('1002'), Uniqueid: 'e', Linkedid: 'e', DestUniqueid: 'f', DestLinkedid: 'e' })]); // prettier-ignore
    const events = hear(calls, [
      frame('CoreShowChannel', { Uniqueid: 'c', Linkedid: 'c' }),
      frame('CoreShowChannelsComplete', { ListItems: '1' }),
    ]);
    expect(events.map(short)).toEqual([['hangup', 'e', null, [], 'unknown']]);
    expect(hear(calls, [down('c')]).map(({ callId }) => callId)).toEqual(['c']);
  });

  test('a call whose legs all went over to another has been forwarded', () => {
    const events = hear(new AmiCalls(), [
      frame('DialBegin', agent('1001')),
      frame('DialBegin', { ...agent('1002'), Uniqueid: 'e', Linkedid: 'e', DestUniqueid: 'f', DestLinkedid: 'e' }),
      up('e', 'c'),
      up('f', 'c'),
    ]);
    expect(events.map(({ type, callId, cause }) => [type, callId, cause])).toEqual([
      ['ring', 'c', null],
      ['ring', 'e', null],
      ['hangup', 'e', 'forwarded'],
    ]);
  });

  test('no more than ten thousand calls are remembered', () => {
    const calls = new AmiCalls();
    for (let i = 0; i < 10_001; i += 1) {
      calls.hear(new Map([['event', 'Newchannel'], ['uniqueid', `u${i}`], ['linkedid', `u${i}`]]), AT); // prettier-ignore
    }
    const ring = (id: string) => calls.hear(new Map([['event', 'DialBegin'], ['linkedid', id]]), AT); // prettier-ignore
    expect(ring('u0')).toEqual([]);
    expect(ring('u10000')).toHaveLength(1);
  });
});
