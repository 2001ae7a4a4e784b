import type { Clock, Ids, Random } from './ports.ts';

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * UUIDv7 (RFC 9562 §5.7, method 1 of §6.2): 48 bits of time, a 12-bit counter that keeps the order of ids made within one
 * millisecond, 62 random bits. A clock that goes back keeps the last time, so that order survives.
 */
export function uuidSource(clock: Clock, random: Random): Ids {
  let lastMs = 0;
  let counter = 0;
  return {
    uuid: () => {
      const now = clock.now();
      counter = now > lastMs ? 0 : counter + 1;
      lastMs = Math.max(now, lastMs);
      if (counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
      const tail = random.bytes(8);
      tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
      const text = `${lastMs.toString(16).padStart(12, '0')}7${counter.toString(16).padStart(3, '0')}${hexOf(tail)}`;
      return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
