const ESCAPED = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/** The end of a string that begins at `from`, or where it stops being one. */
function endOfString(text: string, from: number): { at: number; isWhole: boolean } {
  for (let i = from + 1; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (sign === 34) return { at: i + 1, isWhole: true };
    if (sign < 32) return { at: i, isWhole: false };
    if (sign !== 92) continue;
    ESCAPED.lastIndex = i + 1;
    if (!ESCAPED.test(text)) return { at: i, isWhole: false };
    i = ESCAPED.lastIndex - 1;
  }
  return { at: text.length, isWhole: false };
}

/** What may stand next: `first` value of a list or its end, `name` of an object's first field or its end, and so on. */
type Due = 'value' | 'first' | 'name' | 'next-name' | 'colon' | 'comma' | 'nothing';
type State = { due: Due; readonly open: string[] };

const CLOSES: Readonly<Record<string, string>> = { ']': '[', '}': '{' };
const after = (open: readonly string[]): Due => (open.length === 0 ? 'nothing' : 'comma');
const takesValue = (due: Due): boolean => due === 'value' || due === 'first';

/** Whether a single sign may stand here; it changes what is due then. */
function takeSign(state: State, sign: string): boolean {
  const { due, open } = state;
  if (sign === '[' || sign === '{') {
    if (!takesValue(due)) return false;
    open.push(sign);
    state.due = sign === '[' ? 'first' : 'name';
    return true;
  }
  if (sign === ':' || sign === ',') {
    if (due !== (sign === ':' ? 'colon' : 'comma')) return false;
    state.due = sign === ',' && open.at(-1) === '{' ? 'next-name' : 'value';
    return true;
  }
  const isClosing = due === 'comma' || due === (sign === ']' ? 'first' : 'name');
  if (CLOSES[sign] === undefined || open.at(-1) !== CLOSES[sign] || !isClosing) return false;
  open.pop();
  state.due = after(open);
  return true;
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function endOfWord(text: string, from: number): number | undefined {
  WORD.lastIndex = from;
  return WORD.test(text) ? WORD.lastIndex : undefined;
}

/**
 * Where a text stops being JSON (RFC 8259), in UTF-16 units; undefined: it is JSON. What `JSON.parse` says of it differs from engine
 * to engine, and often names no place. Not recursive: depth costs nothing.
 */
export function jsonFault(text: string): number | undefined {
  const state: State = { due: 'value', open: [] };
  for (let i = 0; i < text.length;) {
    const sign = text.charAt(i);
    if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') i += 1;
    else if (sign === '"') {
      const isName = state.due === 'name' || state.due === 'next-name';
      if (!isName && !takesValue(state.due)) return i;
      const { at, isWhole } = endOfString(text, i);
      if (!isWhole) return at;
      state.due = isName ? 'colon' : after(state.open);
      i = at;
    } else if (takeSign(state, sign)) i += 1;
    else {
      const end = takesValue(state.due) ? endOfWord(text, i) : undefined;
      if (end === undefined) return i;
      state.due = after(state.open);
      i = end;
    }
  }
  return state.due === 'nothing' ? undefined : text.length;
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;
