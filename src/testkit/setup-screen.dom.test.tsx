import { expect, test, vi } from 'vitest';

test('frames go on after a test that had fake timers when it asked for one', async () => {
  vi.useFakeTimers();
  document.defaultView?.requestAnimationFrame(() => {});
  vi.useRealTimers();
  const frame = vi.fn<() => void>();
  document.defaultView?.requestAnimationFrame(frame);
  await vi.waitFor(() => expect(frame).toHaveBeenCalledOnce(), { timeout: 15_000 });
});
