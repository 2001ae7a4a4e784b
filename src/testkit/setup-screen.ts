import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll } from 'vitest';

/** Test files share what they import, so that React and the components are read once: each leaves it as it was. */
afterAll(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  document.body.replaceChildren();
  configure({ asyncUtilTimeout: 1000 });
});
