import { expect, it } from 'vitest';
import { inDigits } from './numbers.ts';

it.each([
  ['zh', '一千二百六十八元，二十日，一百零八', '1268元，20日，108'],
  ['zh', '押金 1,268 元，三个月', '押金 1268 元，三个月'],
  ['en', 'thirty-six pounds on the fourteenth', '36 pounds on 14'],
  ['en', 'five orders, the 22nd, £1,468', '5 orders, the 22, £1468'],
] as const)('in %s: %s', (lang, text, digits) => {
  expect(inDigits(text, lang)).toBe(digits);
});
