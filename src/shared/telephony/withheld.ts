/** What exchanges write in the place of a number that the other side does not show. */
const WORDS = new Set([
  '',
  'anonymous',
  'anonym',
  'anonymous.invalid',
  'blocked',
  'clir',
  'hidden',
  'no caller id',
  'no number',
  'not available',
  'null',
  'private',
  'private number',
  'restricted',
  'unavailable',
  'undefined',
  'unknown',
  'unknown number',
  'withheld',
  'number withheld',
  'unbekannt',
  '匿名',
  '匿名号码',
  '私人号码',
  '无号码',
  '隐藏',
  '未知',
  '未知号码',
  '保密号码',
  '隐藏号码',
]);

/** Whether an address says that there is none: `anonymous`, `<unknown>`, `sip:anonymous@anonymous.invalid`, nothing at all. */
export function isWithheld(address: string): boolean {
  const word = address
    .trim()
    .toLowerCase()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^(sips?|tel):/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return WORDS.has(word) || word.startsWith('anonymous@');
}
