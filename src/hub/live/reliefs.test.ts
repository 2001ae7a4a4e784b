import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import type { PresenceWord, ReliefWord } from './contact-word.ts';
import { Reliefs, reliefWordOf } from './reliefs.ts';

const DESK = '00000000-0000-4000-8000-000000000001' as PresenceWord['device'];
const OTHER = '00000000-0000-4000-8000-000000000002' as PresenceWord['device'];

function open() {
  const clock = new ManualClock();
  const told: string[] = [];
  const reliefs = new Reliefs({ clock, tell: (agentId, { text }) => void told.push(`${agentId} ${text}`) });
  const offer = (over: Partial<ReliefWord> = {}): ReliefWord => {
    const one = {
      word: 'relief' as const,
      agentId: 'ann' as never,
      byAgentId: 'lea' as never,
      at: clock.now(),
      said: [],
    };
    const word = { ...one, ...over };
    reliefs.heard(word);
    return word;
  };
  const says = (reliefAt: number | null | undefined, over: Partial<PresenceWord> = {}): void =>
    reliefs.heardPresence({
      agentId: 'ann',
      device: DESK,
      state: 'available',
      sinceAt: clock.now(),
      ...(reliefAt === undefined ? {} : { report: { reliefAt } }),
      ...over,
    } as PresenceWord);
  return { clock, told, reliefs, offer, says };
}

describe('rest that is offered', () => {
  test('is told once, and stands until it is answered; another meanwhile changes nothing', () => {
    const { clock, told, reliefs, offer } = open();
    const { at } = offer();
    clock.advance(MINUTE);
    offer({ byAgentId: 'ada' as never });
    expect(reliefs.of('ann')).toEqual({ at, byAgentId: 'lea' });
    expect(told).toEqual([`ann ${reliefWordOf({ at, byAgentId: 'lea' as never }).text}`]);
    expect(told[0]).toMatch(/^ann event: relief\ndata: \{"at":\d+,"byAgentId":"lea"\}\n\n$/);
  });

  test('is answered when the desk that said it was there says so no more; another may be offered then', () => {
    const { clock, reliefs, offer, says } = open();
    const { at } = offer();
    says(null);
    expect(reliefs.of('ann')).not.toBeNull();
    says(at);
    says(null, { device: OTHER });
    says(undefined, { device: OTHER });
    expect(reliefs.of('ann')).not.toBeNull();
    says(null);
    expect(reliefs.of('ann')).toBeNull();
    clock.advance(1);
    expect(reliefs.of('ann')).toBeNull();
    offer();
    expect(reliefs.of('ann')).not.toBeNull();
  });

  test('is answered by a break, also one that a slow clock lets begin a little before; not by one that was there before', () => {
    const { clock, reliefs, offer, says } = open();
    offer();
    says(undefined, { state: 'break', sinceAt: clock.now() - MINUTE });
    says(undefined, { state: 'acw' });
    expect(reliefs.of('ann')).not.toBeNull();
    says(undefined, { state: 'break', sinceAt: clock.now() - 4 * SECOND });
    expect(reliefs.of('ann')).toBeNull();
  });

  test('is over after an hour', () => {
    const { clock, reliefs, offer } = open();
    const old = offer();
    clock.advance(HOUR - 1);
    expect(reliefs.of('ann')).not.toBeNull();
    clock.advance(1);
    expect([reliefs.of('ann'), reliefs.standing()]).toEqual([null, []]);
    reliefs.heard(old);
    expect(reliefs.of('ann')).toBeNull();
  });

  test('that was answered does not come back when a process that has just begun is told of it', () => {
    const { reliefs, offer, says } = open();
    const word = offer();
    says(word.at);
    const [standing] = reliefs.standing();
    expect(standing).toEqual({ agentId: 'ann', byAgentId: 'lea', at: word.at, said: [DESK] });
    says(null);
    reliefs.heard({ ...standing!, word: 'relief' });
    expect(reliefs.of('ann')).toBeNull();
  });

  test('is known to a process that has just begun as to those that tell of it', () => {
    const [one, two] = [open(), open()];
    const { at } = one.offer();
    one.says(at);
    for (const standing of one.reliefs.standing()) two.reliefs.heard({ ...standing, word: 'relief' });
    for (const process of [one, two]) process.says(null);
    expect([one.reliefs.of('ann'), two.reliefs.of('ann')]).toEqual([null, null]);
  });

  test('to ten thousand people is remembered, and an hour later there is room again', () => {
    const { clock, reliefs, offer } = open();
    for (let i = 0; i < 10_050; i += 1) offer({ agentId: `a${i}` as never });
    expect(reliefs.standing()).toHaveLength(10_000);
    clock.advance(HOUR);
    offer();
    expect(reliefs.standing()).toHaveLength(1);
  });

  test('comes to the same in every process, however often each word is heard', () => {
    const deed = fc.oneof(
      fc.record({ did: fc.constant('offer' as const), by: fc.constantFrom('lea', 'ada') }),
      fc.record({ did: fc.constant('say' as const), isThere: fc.boolean(), device: fc.constantFrom(DESK, OTHER) }),
      fc.record({ did: fc.constant('retell' as const) }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const [one, two] = [open(), open()];
        for (const next of deeds) {
          for (const { clock } of [one, two]) clock.advance(1000);
          if (next.did === 'retell') {
            for (const standing of one.reliefs.standing()) two.reliefs.heard({ ...standing, word: 'relief' });
            continue;
          }
          const reliefAt = one.reliefs.of('ann')?.at ?? null;
          for (const { offer, says } of [one, two]) {
            if (next.did === 'offer') offer({ byAgentId: next.by as never });
            else says(next.isThere ? reliefAt : null, { device: next.device });
          }
          expect(two.reliefs.of('ann')).toEqual(one.reliefs.of('ann'));
        }
        expect(two.told).toEqual(one.told);
      }),
    );
  });
});
