/** Calling codes of two digits; 1 and 7 have one, all others three (ITU-T E.164 list of assigned country codes). */
const TWO_DIGITS = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** Grouping of the national number where a country has one that everybody knows; lengths of the groups. */
const GROUPS: readonly (readonly [code: string, national: RegExp, groups: readonly number[]])[] = [
  ['86', /^1\d{10}$/, [3, 4, 4]],
  ['86', /^(10|2\d)\d{8}$/, [2, 4, 4]],
  ['86', /^400\d{7}$/, [3, 3, 4]],
  ['86', /^[3-9]\d{9,10}$/, [3, 4, 4]],
  ['86', /^\d{5,6}$/, [6]],
  ['852', /^\d{8}$/, [4, 4]],
  ['853', /^\d{8}$/, [4, 4]],
  ['1', /^\d{10}$/, [3, 3, 4]],
  ['44', /^7\d{9}$/, [4, 6]],
];

function cut(digits: string, groups: readonly number[]): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const length of groups) {
    if (from >= digits.length) break;
    parts.push(digits.slice(from, from + length));
    from += length;
  }
  if (from < digits.length) parts.push(digits.slice(from));
  return parts;
}

/** Threes from the front, with what is left over as a last group of two to four. */
function anyGroups(digits: string): number[] {
  const groups: number[] = [];
  let left = digits.length;
  while (left > 4) {
    groups.push(3);
    left -= 3;
  }
  return left > 0 ? [...groups, left] : groups;
}

/** An E.164 number as people read it: `+8613800138000` → `+86 138 0013 8000`. Anything else stays as written. */
export function formatPhone(number: string): string {
  if (!/^\+[1-9]\d{4,14}$/.test(number)) return number;
  const digits = number.slice(1);
  const isShort = digits.startsWith('1') || digits.startsWith('7');
  const code = isShort
    ? digits.slice(0, 1)
    : TWO_DIGITS.has(digits.slice(0, 2))
      ? digits.slice(0, 2)
      : digits.slice(0, 3);
  const national = digits.slice(code.length);
  const known = GROUPS.find(([owner, shape]) => owner === code && shape.test(national));
  return [`+${code}`, ...cut(national, known?.[2] ?? anyGroups(national))].join(' ');
}
