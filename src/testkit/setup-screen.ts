import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll } from 'vitest';

/** A busy machine paints late: what a screen shows in the end is waited for, how soon is not what these tests are about. */
const PATIENCE_MS = 15_000;
configure({ asyncUtilTimeout: PATIENCE_MS });

/**
 * jsdom paints by one interval of the process, made when the first frame is asked for. Made while a test had fake timers, it stayed
 * fake, and no later test of that worker had a frame: here one is always asked for, so that it is made before and stays.
 */
let frame = 0;
const paint = (): void => {
  frame = window.requestAnimationFrame(paint);
};
paint();

/** Test files share what they import, so that React and the components are read once: each leaves it as it was. */
afterAll(() => {
  cleanup();
  window.cancelAnimationFrame(frame);
  notifications.clean();
  notifications.cleanQueue();
  document.body.replaceChildren();
  configure({ asyncUtilTimeout: PATIENCE_MS });
});
