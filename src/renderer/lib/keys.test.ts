import { describe, expect, it } from 'vitest';
import { isTyping, parseKeys, strokeOf, type KeyLike } from './keys.ts';

const event = (key: string, more: Partial<KeyLike> = {}): KeyLike => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

describe('a stroke', () => {
  it.each([
    [event('k', { ctrlKey: true }), 'mod+k'],
    [event('A', { shiftKey: true }), 'shift+a'],
    [event('L', { shiftKey: true, ctrlKey: true }), 'mod+shift+l'],
    [event('1', { altKey: true }), 'alt+1'],
    [event('Enter', { ctrlKey: true }), 'mod+enter'],
    [event(' '), 'space'],
  ])('names the held keys in one order', (pressed, stroke) => {
    expect(strokeOf(pressed, false)).toBe(stroke);
  });

  it('does not count Shift for signs, which need it on one layout and not on another', () => {
    expect(strokeOf(event('?', { shiftKey: true }), false)).toBe('?');
  });

  it('takes the full-width sign of a Chinese input method for the sign that was meant', () => {
    expect(strokeOf(event('？', { shiftKey: true }), false)).toBe('?');
    expect(strokeOf(event('／'), false)).toBe('/');
  });

  it('goes by the place of the key where the layout has no Latin letters', () => {
    expect(strokeOf(event('л', { code: 'KeyK', ctrlKey: true }), false)).toBe('mod+k');
  });

  it('is none while text is being composed, or for a modifier alone', () => {
    expect(strokeOf(event('k', { isComposing: true }), false)).toBeNull();
    expect(strokeOf(event('Process'), false)).toBeNull();
    expect(strokeOf(event('Shift', { shiftKey: true }), false)).toBeNull();
  });

  it('means Command on a Mac and Control elsewhere', () => {
    expect(strokeOf(event('k', { metaKey: true }), true)).toBe('mod+k');
    expect(strokeOf(event('k', { metaKey: true }), false)).toBeNull();
    expect(strokeOf(event('k', { ctrlKey: true }), true)).toBeNull();
  });
});

describe('written keys', () => {
  it('come into the same form, sequences stroke by stroke', () => {
    expect(parseKeys('Shift+Mod+L')).toEqual(['mod+shift+l']);
    expect(parseKeys('g i')).toEqual(['g', 'i']);
    expect(parseKeys('+')).toEqual(['+']);
    expect(parseKeys('esc')).toEqual(['escape']);
  });

  it('could be text unless Ctrl or Alt is held, or the key writes nothing', () => {
    expect(['r', 'shift+a', '?', 'enter', 'arrowdown'].map(isTyping)).toEqual([true, true, true, true, true]);
    expect(['mod+k', 'alt+1', 'escape', 'f1'].map(isTyping)).toEqual([false, false, false, false]);
    // A field takes back its own typing before the desk takes back a change.
    expect(['mod+z', 'mod+shift+z', 'mod+a', 'mod+v'].map(isTyping)).toEqual([true, true, true, true]);
  });
});
