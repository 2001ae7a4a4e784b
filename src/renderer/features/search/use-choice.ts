import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Option } from './kinds.ts';

type Choice = {
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** Whether the first option stands ready before anybody chose. */
  readonly isFirstReady: boolean;
  /** The list is about to be replaced: Enter waits for what was typed. */
  readonly isStale: boolean;
};

/** The first option of the next group, or of this one and then the one before. */
function jump(options: readonly Option[], from: number, by: 1 | -1): number {
  const starts = options.flatMap((option, i) => (option.group === options[i - 1]?.group ? [] : [i]));
  const found = by === 1 ? starts.find((start) => start > from) : starts.findLast((start) => start < from);
  return found ?? (by === 1 ? options.length - 1 : 0);
}

/**
 * One list walked through while a field keeps the focus.
 * 1. The choice follows its option, wherever news move it.
 * 2. Enter never opens what stood there for another question: it waits for the answer to the one typed.
 */
export function useChoice({ options, chosen, onChoose, isFirstReady, isStale }: Choice) {
  const known = options.findIndex((option) => option.id === chosen);
  const selected = known >= 0 || !isFirstReady ? known : options.length > 0 ? 0 : -1;
  const isWaiting = useRef(false);
  useEffect(() => {
    if (isStale || !isWaiting.current) return;
    isWaiting.current = false;
    options[selected]?.perform();
  }, [isStale, options, selected]);
  const choose = (index: number) => {
    const count = options.length;
    if (count > 0) onChoose(options[((index % count) + count) % count]?.id ?? null);
  };
  const enter = () => {
    if (isStale) isWaiting.current = true;
    else options[selected]?.perform();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => choose(selected + 1),
    ArrowUp: () => choose(selected < 0 ? -1 : selected - 1),
    PageDown: () => choose(jump(options, selected, 1)),
    PageUp: () => choose(jump(options, selected, -1)),
    Enter: enter,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const forget = event.key === 'Delete' ? options[selected]?.forget : undefined;
    const act = forget ?? keys[event.key];
    if (event.key !== 'Enter') isWaiting.current = false;
    if (!act || (event.shiftKey && event.key !== 'Enter')) return;
    event.preventDefault();
    act();
  };
  return { selected, onKeyDown };
}
