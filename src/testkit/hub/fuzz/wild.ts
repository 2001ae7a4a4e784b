import type { seededRandom } from '../../random.ts';

export type Dice = ReturnType<typeof seededRandom>;

/** Stands in a tree for text that no value gives: `NaN`, 10,000 brackets, a key twice. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const DEEP = 10_000;
const deep = (open: string, close: string): Raw => new Raw(open.repeat(DEEP) + close.repeat(DEEP));

const NUMBERS: readonly unknown[] = [
  0, -1, 1, 0.5, -0.1, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324,
  8_640_000_000_000_000, 8_640_000_000_000_001,
  new Raw('-0'), new Raw('1e999'), new Raw('-1e999'), new Raw('NaN'), new Raw('Infinity'), new Raw('9'.repeat(400)),
  new Raw('9223372036854775808'), new Raw('01'), new Raw('0x10'),
]; // prettier-ignore

const TEXTS: readonly string[] = [
  '', ' ', '\u0000', 'a\u0000b', '\uD83D', '\uDE00x', '\uFFFE', '\u202E', '\uFEFFa', 'null', 'undefined', 'NaN', '1', '-1',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '*', 'values.x', '../../etc/passwd', 'a/b', '/',
  'ticket/', 'ticket/\u0000', '%00', "';drop table doc;--", '\\', '\\u0000', '{}', '[]', '${1}', '<script>', 'dir', 'q:',
  'q:vault', 'q:tech', 'a:agent-ben', 'kb:vault', 'Q:billing', 'q:billing ', 'dir\n', 'a'.repeat(128), 'a'.repeat(129),
  'q:' + 'x'.repeat(128), '字'.repeat(300), '\u001b'.repeat(2001), 'ticket-tech', 'agent-ben',
  '00000000-0000-0000-0000-000000000000', 'z'.repeat(70_000), '字'.repeat(210_000),
]; // prettier-ignore

/** Sets a key for what it is, `__proto__` too. */
export const put = (holder: object, key: string, value: unknown): object =>
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
const own = (key: string, value: unknown): object => put({}, key, value);

/** Everything a field was not made for. Values are made anew each time: they may be changed. */
export function wildValue(dice: Dice): unknown {
  switch (dice.int(8)) {
    case 0:
      return dice.pick([null, true, false]);
    case 1:
    case 2:
      return dice.pick(NUMBERS);
    case 3:
    case 4:
      return dice.pick(TEXTS);
    case 5:
      return dice.pick([deep('[', ']'), deep('{"a":', '}'), deep('[{"mutation":', '}]'), new Raw('{"a":1,"a":2}')]);
    case 6:
      return dice.pick([
        () => [],
        () => ({}),
        () => [[]],
        () => Array.from({ length: 600 }, (_, i) => i),
        () => Array.from({ length: 20_000 }, () => 'dir'),
        () => Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i])),
      ])();
    default:
      return dice.pick([
        () => own('__proto__', { isAdmin: true, deviceId: 'x' }),
        () => own('__proto__', null),
        () => ({ toString: 1, valueOf: 1 }),
        () => ({ toString: 'x' }),
        () => ({ constructor: { prototype: {} } }),
        () => ({ length: 1, 0: 'x' }),
        () => ({ toJSON: 1, valueOf: null }),
      ])();
  }
}

export const wildText = (dice: Dice): string => dice.pick(TEXTS);

/** JSON with the raw places in it. */
export function jsonText(tree: unknown): string {
  const raws: string[] = [];
  const text = JSON.stringify(tree, (_key, value: unknown) => {
    if (!(value instanceof Raw)) return value;
    raws.push(value.text);
    return `\u0001raw${raws.length - 1}\u0001`;
  });
  return text.replace(/"\\u0001raw(\d+)\\u0001"/g, (_whole, at: string) => raws[Number(at)] ?? '');
}
