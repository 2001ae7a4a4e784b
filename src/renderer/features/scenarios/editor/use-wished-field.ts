import { useEffect, useRef, type RefObject } from 'react';
import { rangeOf } from './texts.ts';
import type { Wish } from './use-editing.ts';

const FIELD = 'input, textarea, button';

const holds = (field: Element, text: string): boolean => 'value' in field && String(field.value).includes(text);

/** Of the fields that stand in a place: the one with the words, else the first. */
function fieldIn(form: HTMLElement, place: string, text: string | null): Element | undefined {
  const inside = [...form.querySelectorAll(`[data-at^="${CSS.escape(place)}."]`)];
  return inside.find((field) => text !== null && holds(field, text)) ?? inside[0];
}

/** The field at a place; where there is none of that name, one that stands in it, or the one it stands in. */
function fieldAt(form: HTMLElement, { place, text }: Wish): HTMLElement | null {
  const at = (path: string) => form.querySelector(`[data-at="${CSS.escape(path)}"]`);
  const keys = place.split('.');
  const around = keys.map((_, i) => keys.slice(0, keys.length - i).join('.')).map(at);
  const found = fieldIn(form, place, text) ?? around.find((one) => one !== null);
  const field = found?.matches(FIELD) ? found : found?.querySelector(FIELD);
  return field instanceof HTMLElement ? field : null;
}

/** The keyboard goes where it is wanted, with the words in question chosen. */
export function useWishedField(wish: Wish | null): RefObject<HTMLElement | null> {
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    const field = wish && form.current && fieldAt(form.current, wish);
    if (!field) return;
    field.focus();
    field.scrollIntoView({ block: 'nearest' });
    if (wish.text === null || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const range = rangeOf(field.value, wish.place, wish.text);
    if (range) field.setSelectionRange(...range);
  }, [wish]);
  return form;
}
