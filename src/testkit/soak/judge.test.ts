import { describe, expect, test } from 'vitest';
import type { HubTruth } from './hub-reading.ts';
import { judge, type Evidence } from './judge.ts';
import type { Replica } from './words.ts';

const hub: HubTruth = {
  version: 12,
  decided: new Map([
    [
      'd1',
      [
        { mid: 1, ver: 10, status: 'ok' },
        { mid: 2, ver: null, status: 'rejected' },
        { mid: 3, ver: 12, status: 'ok' },
      ],
    ],
  ]),
  lastMid: new Map([['d1', 3]]),
  rows: new Map([
    ['message/m1', { ver: 10, hash: 'aa' }],
    ['ticket/t1', { ver: 12, hash: 'bb' }],
  ]),
  members: new Map([
    [
      'q:billing',
      new Map([
        ['message/m1', 10],
        ['ticket/t1', 12],
      ]),
    ],
  ]),
  scope: new Map([['ann', ['q:billing']]]),
};
const replica: Replica = {
  device: 'd1',
  agentId: 'ann',
  state: 'online',
  reason: null,
  open: 0,
  cursor: 12,
  rows: [
    ['q:billing', 'message', 'm1', 10, 10, 'aa'],
    ['q:billing', 'ticket', 't1', 12, 12, 'bb'],
  ],
  told: [
    [1, 'done', 'ok'],
    [2, 'done', 'rejected'],
    [3, 'done', 'ok'],
  ],
};
const good: Evidence = {
  hub,
  acknowledged: new Map([
    [
      'd1',
      [
        { mid: 1, name: 'message.add', messageId: 'm1' },
        { mid: 2, name: 'message.add', messageId: 'm2' },
        { mid: 3, name: 'ticket.set', messageId: null },
      ],
    ],
  ]),
  replicas: [replica],
  log: [
    { desk: 0, level: 50, msg: 'sync.failed', error: 'HubGarbled', message: 'not JSON' },
    { desk: 0, level: 50, msg: 'sync.failed', error: 'HubRefused', message: 'unavailable (503)' },
  ],
};
const withHub = (over: Partial<HubTruth>): Evidence => ({ ...good, hub: { ...hub, ...over } });
const withReplica = (over: Partial<Replica>): Evidence => ({ ...good, replicas: [{ ...replica, ...over }] });
const decided = (list: [number, number | null, string][]) =>
  new Map([['d1', list.map(([mid, ver, status]) => ({ mid, ver, status }))]]);
const edit = (mid: number, messageId: string | null) => ({ mid, name: 'message.add', messageId });

describe('the judge of a soak', () => {
  test('finds nothing where everything is as it must be', () => {
    expect(judge(good)).toEqual([]);
  });

  test.each<[string, string, Evidence]>([
    ['I1', 'd1 4 message.add: not at the hub', { ...good, acknowledged: new Map([['d1', [edit(4, 'm4')]]]) }],
    ['I1', 'd1 1 message.add: line m9 is missing', { ...good, acknowledged: new Map([['d1', [edit(1, 'm9')]]]) }],
    ['I1', 'd2 1 message.add: not at the hub', { ...good, acknowledged: new Map([['d2', [edit(1, 'm1')]]]) }],
    [
      'I2',
      'd1: 3 where 2 belongs',
      withHub({
        decided: decided([
          [1, 10, 'ok'],
          [3, 12, 'ok'],
        ]),
      }),
    ],
    ['I2', 'd1: 3 decided, last number 4', withHub({ lastMid: new Map([['d1', 4]]) })],
    [
      'I3',
      'd1: version 11 after 12',
      withHub({
        decided: decided([
          [1, 12, 'ok'],
          [2, null, 'rejected'],
          [3, 11, 'ok'],
        ]),
      }),
    ],
    ['I4', 'd1 q:billing ticket/t1: version 12 is not on the desk', withReplica({ rows: replica.rows.slice(0, 1) })],
    [
      'I4',
      "d1 q:billing ticket/t2: not in the hub's part",
      withReplica({ rows: [...replica.rows, ['q:billing', 'ticket', 't2', 1, 1, 'cc']] }),
    ],
    [
      'I4',
      "d1 q:tech ticket/t1: not in the hub's part",
      withReplica({ rows: [...replica.rows, ['q:tech', 'ticket', 't1', 12, 12, 'bb']] }),
    ],
    [
      'I4',
      'd1 q:billing ticket/t1: version 11, at the hub 12',
      withReplica({ rows: [replica.rows[0]!, ['q:billing', 'ticket', 't1', 11, 11, 'bb']] }),
    ],
    [
      'I4',
      'd1 q:billing ticket/t1: row of version 11, at the hub 12',
      withReplica({ rows: [replica.rows[0]!, ['q:billing', 'ticket', 't1', 12, 11, 'bb']] }),
    ],
    [
      'I4',
      'd1 q:billing ticket/t1: other content in version 12',
      withReplica({ rows: [replica.rows[0]!, ['q:billing', 'ticket', 't1', 12, 12, 'xx']] }),
    ],
    [
      'I7',
      'd1 3: the hub says ok, the desk sent null',
      withReplica({ told: [...replica.told.slice(0, 2), [3, 'sent', null]] }),
    ],
    [
      'I7',
      'd1 2: the hub says rejected, the desk done ok',
      withReplica({ told: [replica.told[0]!, [2, 'done', 'ok'], replica.told[2]!] }),
    ],
    ['I7', 'd1 3: the hub says ok, the desk nothing', withReplica({ told: replica.told.slice(0, 2) })],
    ['I8', 'desk 0: a checksum differed', { ...good, log: [{ desk: 0, level: 40, msg: 'part.mismatch' }] }],
    [
      'I9',
      'desk 0 logged sync.failed: HubRefused fault (500)',
      { ...good, log: [{ desk: 0, level: 50, msg: 'sync.failed', error: 'HubRefused', message: 'fault (500)' }] },
    ],
    [
      'I9',
      'desk 1 logged call.fault: TypeError x',
      { ...good, log: [{ desk: 1, level: 50, msg: 'call.fault', error: 'TypeError', message: 'x' }] },
    ],
    [
      'I9',
      'desk 1 logged sync.failed: HubRefused malformed (400)',
      { ...good, log: [{ desk: 1, level: 50, msg: 'sync.failed', error: 'HubRefused', message: 'malformed (400)' }] },
    ],
    ['I9', 'd1 stands at 11, the hub at 12', withReplica({ cursor: 11 })],
  ])('finds %s: %s', (invariant, words, evidence) => {
    expect(judge(evidence)).toContainEqual({ invariant, words });
  });
});
