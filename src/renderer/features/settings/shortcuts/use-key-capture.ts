import { useEffect, useRef, useState } from 'react';
import { SEQUENCE_MS } from '../../../lib/actions.ts';
import { isReserved as isReservedStroke, isTyping, strokeOf } from '../../../lib/keys.ts';

type Options = { readonly onDone: (keys: string) => void; readonly onCancel: () => void };

/**
 * Listens for the next key while the field marked `data-key-capture` has the keyboard. A letter may be followed by a second
 * one within the time a sequence has; Escape takes it all back. No action fires meanwhile.
 */
export function useKeyCapture({ onDone, onCancel }: Options) {
  const [pressed, setPressed] = useState<string | null>(null);
  const strokes = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const calls = useRef({ onDone, onCancel });
  useEffect(() => {
    calls.current = { onDone, onCancel };
  });
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const isOurs = event.target instanceof Element && event.target.closest('[data-key-capture]') !== null;
      const stroke = strokeOf(event);
      if (!isOurs || stroke === null || stroke === 'tab' || stroke === 'shift+tab') return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer.current);
      if (stroke === 'escape') {
        calls.current.onCancel();
        return;
      }
      const isSecond = strokes.current.length === 1 && isTyping(strokes.current[0] ?? '') && isTyping(stroke);
      strokes.current = isSecond ? [...strokes.current, stroke] : [stroke];
      const keys = strokes.current.join(' ');
      setPressed(keys);
      if (isReservedStroke(stroke)) {
        strokes.current = [];
        return;
      }
      const done = () => {
        strokes.current = [];
        calls.current.onDone(keys);
      };
      if (isSecond || !isTyping(stroke)) done();
      else timer.current = setTimeout(done, SEQUENCE_MS);
    };
    document.addEventListener('keydown', take, { capture: true });
    return () => {
      document.removeEventListener('keydown', take, { capture: true });
      clearTimeout(timer.current);
    };
  }, []);
  const isReserved = pressed !== null && pressed.split(' ').some(isReservedStroke);
  return { pressed, isReserved, again: () => setPressed(null) };
}
