import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll } from 'vitest';

/** A busy machine paints late: what a screen shows in the end is waited for, how soon is not what these tests are about. */
const PATIENCE_MS = 15_000;
configure({ asyncUtilTimeout: PATIENCE_MS });

/** Test files share what they import, so that React and the components are read once: each leaves it as it was. */
afterAll(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  document.body.replaceChildren();
  configure({ asyncUtilTimeout: PATIENCE_MS });
});
