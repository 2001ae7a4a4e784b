/**
 * Keys as text: one stroke is modifiers and a key joined by `+` (`mod+k`, `shift+a`, `?`, `enter`), a sequence is strokes
 * parted by a space (`g i`). `mod` is Ctrl, or ⌘ on a Mac.
 */
export type Stroke = string;

export type KeyLike = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'space',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};
const MODIFIERS = ['mod', 'alt', 'shift'] as const;

/** A Chinese input method gives full-width signs (？！／) outside fields too: the same key was meant. */
const halfWidth = (key: string): string =>
  /^[\uFF01-\uFF5E]$/.test(key) ? String.fromCharCode(key.charCodeAt(0) - 0xfee0) : key;

function nameOf(event: KeyLike): string {
  const key = halfWidth(event.key).toLowerCase();
  // On a layout without Latin letters the place of the key decides, so that Ctrl K works everywhere.
  if (key.length === 1 && key > '~' && /^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  return NAMES[key] ?? key;
}

export const isMac = (): boolean => /mac/i.test(navigator.platform);

/** The stroke of a key event; null for modifiers alone and for text being composed. */
export function strokeOf(event: KeyLike, mac = isMac()): Stroke | null {
  const key = nameOf(event);
  if (
    event.isComposing ||
    ['control', 'shift', 'alt', 'meta', 'process', 'dead', 'unidentified', 'altgraph'].includes(key)
  )
    return null;
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  const held = { mod: mac ? event.metaKey : event.ctrlKey, alt: event.altKey, shift: event.shiftKey && !isSign };
  if (mac ? event.ctrlKey : event.metaKey) return null;
  return [...MODIFIERS.filter((modifier) => held[modifier]), key].join('+');
}

/** Brings written keys into the one form that `strokeOf` gives. */
export function parseKeys(keys: string): Stroke[] {
  return keys
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((stroke) => {
      const parts = stroke === '+' ? ['+'] : stroke.split('+');
      const key = parts.at(-1) ?? '';
      return [...MODIFIERS.filter((modifier) => parts.slice(0, -1).includes(modifier)), NAMES[key] ?? key].join('+');
    });
}

/** What a field does to its own text with the same keys everywhere. */
const EDITING = /^mod\+(shift\+)?[acvxyz]$/;

/** A stroke that could be text, or is there to edit text: it must never be taken away from a field. */
export const isTyping = (stroke: Stroke): boolean =>
  EDITING.test(stroke) || (!/^(mod|alt)\+/.test(stroke) && !/^(shift\+)?(escape|f\d+)$/.test(stroke));

const FIELD =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]';
const NOT_TEXT = /^(button|checkbox|radio|submit|reset|image|file|color|range)$/;

/** Whether the keyboard belongs to a field now. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest(FIELD);
  return field !== null && !(field instanceof HTMLInputElement && NOT_TEXT.test(field.type));
}

/** Whether one sequence is the beginning of another (or the same). */
export const startsWith = (long: readonly Stroke[], short: readonly Stroke[]): boolean =>
  short.every((stroke, i) => long[i] === stroke);

/** Two keys that cannot stand side by side: the same, or one the beginning of the other. */
export function overlap(a: string, b: string): boolean {
  const [x, y] = [parseKeys(a), parseKeys(b)];
  return startsWith(x, y) || startsWith(y, x);
}

/** What the browser, a dialog or a field needs for itself: never given to an action. */
const RESERVED = new Set(
  'escape tab shift+tab enter space backspace delete mod+w mod+t mod+n mod+q mod+r mod+l f5 f11 f12'.split(' '),
);
export const isReserved = (stroke: Stroke): boolean =>
  RESERVED.has(stroke) || EDITING.test(stroke) || /^arrow|^(page|home|end)/.test(stroke);
