import { describe, expect, test } from 'vitest';
import { claimedEvent } from './claimed.ts';

const AT = 1_764_381_600_000;

describe('an address anybody can open', () => {
  test('is a ringing under a name of its own, whatever else it says', () => {
    const address =
      'attune://pop?from=%2B8613800138000&name=%E6%9D%8E&callId=c1&event=hangup&direction=out&queue=vip&user=linxiao';
    expect(claimedEvent(address, AT)).toEqual({
      kind: 'event',
      event: {
        callId: 'claimed-c1', type: 'ring', at: AT, address: '+8613800138000', line: null, name: '李', queue: null, users: [],
      },
    }); // prettier-ignore
  });

  test('needs no slashes in order, and no name of the call', () => {
    for (const address of ['attune://pop/?from=13800138000', 'attune://pop?FROM=13800138000']) {
      expect(claimedEvent(address, AT)).toMatchObject({ event: { callId: expect.stringMatching(/^claimed-pop-/) } });
    }
  });

  test.each([
    'attune://pop',
    'attune://pop?name=x',
    'attune://quit?from=1',
    'attune:pop?from=1',
    'https://pop?from=1',
    'pop',
    '',
  ])('%j is none', (address) => expect(claimedEvent(address, AT).kind).toBe('unreadable'));

  test('has a callId that fits, however long it was', () => {
    const heard = claimedEvent(`attune://pop?from=1&callId=${'x'.repeat(200)}`, AT);
    expect(heard).toMatchObject({ kind: 'event', event: { callId: `claimed-${'x'.repeat(192)}` } });
  });
});
