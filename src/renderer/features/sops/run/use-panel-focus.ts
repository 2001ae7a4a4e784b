import { useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { isField } from '../../../lib/keys.ts';

const card = (panel: HTMLElement | null): HTMLElement | null => panel?.querySelector('[data-card]') ?? panel;

const isOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.getAttribute('aria-expanded') === 'true' && isField(target);

/** Dialogs of the panel stand elsewhere on the page, and tell it what happens in them all the same. */
const isInside = ({ currentTarget, target }: { currentTarget: Element; target: EventTarget }): boolean =>
  target instanceof Node && currentTarget.contains(target);

/** Somewhere to come back to: not nowhere, and no dialog that the panel opened. */
const isPlace = (element: EventTarget | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.closest('[aria-modal="true"]') === null;

/** Who has the keyboard: the panel takes it when it is asked for, and gives it back to whoever had it. */
export function usePanelFocus(panel: RefObject<HTMLElement | null>, onHas: (has: boolean) => void) {
  const has = useRef(false);
  const before = useRef<HTMLElement | null>(null);
  const enter = (): void => {
    if (!has.current && isPlace(document.activeElement)) before.current = document.activeElement;
    has.current = true;
    card(panel.current)?.focus();
  };
  const leave = (): void => {
    has.current = false;
    onHas(false);
    if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  };
  const onFocus = (event: FocusEvent): void => {
    if (!isInside(event)) return;
    if (!has.current && isPlace(event.relatedTarget)) before.current = event.relatedTarget;
    has.current = true;
    onHas(true);
  };
  // What had the keyboard may have gone, with nobody after it: then it is still the panel's.
  const onBlur = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    if (isInside(event) && relatedTarget !== null && !currentTarget.contains(relatedTarget)) {
      has.current = false;
      onHas(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (!isInside(event) || isOpenList(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isField(event.target)) card(panel.current)?.focus();
    else leave();
  };
  const hasKeyboard = (): boolean => {
    const at = document.activeElement;
    return has.current && (at === null || at === document.body || panel.current?.contains(at) === true);
  };
  return { enter, hasKeyboard, handlers: { onFocus, onBlur, onKeyDown } };
}
