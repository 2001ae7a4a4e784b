import { useEffect, useRef, type RefObject } from 'react';

/** Nearer to the end than this is at the end, px. */
const END_PX = 60;
/** A scroll so long after a hand has moved is its doing; any other is of the list itself, which measures its lines. */
const HAND_MS = 1000;
const HANDS = ['wheel', 'keydown', 'pointerdown', 'touchmove'] as const;

/**
 * Whoever reads the newest line goes on seeing it when the room for the talk becomes smaller or a line comes; whoever has scrolled
 * up stays where they are.
 */
export function useStayAtEnd(box: RefObject<HTMLElement | null>, lines: number): void {
  const hand = useRef({ isAtEnd: true, movedAt: Number.NEGATIVE_INFINITY });
  const hasLines = lines > 0;
  useEffect(() => {
    const feed = box.current?.querySelector<HTMLElement>('[role="feed"]');
    if (!feed || !hasLines) return undefined;
    const moved = () => void (hand.current.movedAt = performance.now());
    const look = () => {
      if (performance.now() - hand.current.movedAt > HAND_MS) return;
      hand.current.isAtEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < END_PX;
    };
    let frame = 0;
    // After the list has put its own lines where it reckons they are.
    const toEnd = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (hand.current.isAtEnd) feed.scrollTo({ top: feed.scrollHeight });
      });
    };
    const sizes = new ResizeObserver(toEnd);
    sizes.observe(feed);
    // Lines get their true height when they are first in sight, and the end moves.
    if (feed.firstElementChild) sizes.observe(feed.firstElementChild);
    feed.addEventListener('scroll', look);
    for (const name of HANDS) feed.addEventListener(name, moved, { passive: true });
    return () => {
      sizes.disconnect();
      cancelAnimationFrame(frame);
      feed.removeEventListener('scroll', look);
      for (const name of HANDS) feed.removeEventListener(name, moved);
    };
  }, [box, hasLines]);
}
