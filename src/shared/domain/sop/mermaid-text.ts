import type { StepKind } from './kinds.ts';

/** How Mermaid flow charts draw things (mermaid.js.org/syntax/flowchart), and what we take it for. */
export type Shape = {
  readonly open: string;
  readonly closes: readonly string[];
  readonly kind: StepKind;
  /** Drawn like a point where things end. */
  readonly isRound: boolean;
};
const shape = (open: string, close: string, kind: StepKind, isRound = false): Shape => ({
  open,
  closes: open === '[/' || open === '[\\' ? ['/]', '\\]'] : [close],
  kind,
  isRound,
});

/** Longer signs before those they begin with. */
export const SHAPES: readonly Shape[] = [
  shape('(((', ')))', 'info', true),
  shape('((', '))', 'info', true),
  shape('([', '])', 'confirm'),
  shape('[[', ']]', 'action'),
  shape('[(', ')]', 'info'),
  shape('[/', '/]', 'form'),
  shape('[\\', '\\]', 'form'),
  shape('{{', '}}', 'info'),
  shape('{', '}', 'choice'),
  shape('[', ']', 'info'),
  shape('(', ')', 'info'),
  shape('>', ']', 'info'),
];

/** What we draw ourselves. */
export const DRAWN: Readonly<Record<StepKind, readonly [string, string]>> = {
  info: ['[', ']'],
  confirm: ['([', '])'],
  choice: ['{', '}'],
  form: ['[/', '/]'],
  action: ['[[', ']]'],
};

const NAMED: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&', nbsp: ' ', apos: "'" };

/** Words between quotes, with nothing left that Mermaid would take for its own signs. */
export const encode = (text: string): string =>
  text
    .trim()
    .replace(/[#<>`\\]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replaceAll('"', '#quot;')
    .replace(/\r\n|[\r\n]/g, '<br/>');

const codePoint = (digits: string): string => {
  const code = Number(digits);
  const isSign = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isSign ? String.fromCodePoint(code) : '';
};

export const decode = (text: string): string =>
  text
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/#(\d{1,7});/g, (_, digits: string) => codePoint(digits))
    .replace(/#([a-z]{2,4});/g, (whole, name: string) => (Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole))
    .trim();

/** What is in a comment: a word, perhaps whom it is about, and named texts. Braces in a comment confuse Mermaid. */
export type Remark = { readonly word: string; readonly about: string; readonly texts: ReadonlyMap<string, string> };

export const remark = (word: string, about: string, texts: Readonly<Record<string, string>>): string => {
  const named = Object.entries(texts).map(
    ([name, text]) => `${name}=${JSON.stringify(text).replaceAll('{', '\\u007b').replaceAll('}', '\\u007d')}`,
  );
  return ['%%', word, about, ...named].filter((part) => part !== '').join(' ');
};

/** Longer than any of ours. */
const MAX_REMARK = 10_000;
/** Names of ours are short: a long word is not tried from each of its letters to its end. */
const TEXT = /\b(\w{1,20})=("(?:[^"\\]|\\.)*")/g;

/** Undefined: a comment of somebody else's. */
export function readRemark(line: string): Remark | undefined {
  const [, word, about = ''] = /^%% (attune|node|end|result)(?: ([\w-]+)(?![\w=-]))?(?: |$)/.exec(line) ?? [];
  if (word === undefined || line.length > MAX_REMARK) return undefined;
  const texts = new Map<string, string>();
  for (const [, name = '', quoted = ''] of line.matchAll(TEXT)) {
    try {
      texts.set(name, String(JSON.parse(quoted)));
    } catch {
      return undefined;
    }
  }
  return { word, about, texts };
}
