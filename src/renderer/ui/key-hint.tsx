import { isMac, parseKeys } from '../lib/keys.ts';
import css from './key-hint.module.css';

const SIGNS: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  alt: 'Alt',
  space: 'Space',
  tab: 'Tab',
};

function sign(part: string): string {
  if (part === 'mod') return isMac() ? '⌘' : 'Ctrl';
  return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}

/** How a key is written on a button or in a list: `Ctrl K`, `G I`. */
export const writeKeys = (keys: string): string =>
  parseKeys(keys)
    .map((stroke) => (stroke === '+' ? '+' : stroke.split('+').map(sign).join(' ')))
    .join(' ');

/**
 * One cap per stroke: `Ctrl K` is pressed together, `G` `I` one after the other. Beside a control it is hidden from screen
 * readers, which have `aria-keyshortcuts`; in a list of keys it is read out.
 */
export function KeyHint({ keys, isSpoken = false }: { keys: string; isSpoken?: boolean }) {
  return (
    <span className={css['keys']} aria-hidden={!isSpoken}>
      {parseKeys(keys).map((stroke, i) => (
        <kbd key={i} className={css['key']}>
          {writeKeys(stroke)}
        </kbd>
      ))}
    </span>
  );
}

/** For `aria-keyshortcuts`, which cannot say sequences. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (keys === undefined || keys.includes(' ')) return undefined;
  return keys
    .replace('mod', isMac() ? 'Meta' : 'Control')
    .replace('shift', 'Shift')
    .replace('alt', 'Alt');
}
