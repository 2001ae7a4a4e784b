import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ShellEvent } from '#shared/contract/shell/index.ts';
import { createShell } from './shell.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The browser's notices, which jsdom has not. */
function stubNotices(permission: NotificationPermission) {
  const notices: EventTarget[] = [];
  class Notice extends EventTarget {
    static permission = permission;
    constructor() {
      super();
      notices.push(this);
    }
    close(): void {}
  }
  vi.stubGlobal('Notification', Notice);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  return notices;
}

describe('a notice in a browser', () => {
  it('brings the page to the front and opens its ticket when it is clicked', () => {
    const notices = stubNotices('granted');
    const focus = vi.spyOn(window, 'focus').mockImplementation(() => {});
    const shell = createShell(undefined);
    const heard: ShellEvent[] = [];
    const stop = shell.onEvent((event) => heard.push(event));
    shell.call({ name: 'notify', title: '沈砚秋', body: '在吗', ticketId: 't-1' });
    shell.call({ name: 'notify', title: '结果', body: '2', ticketId: null });
    for (const notice of notices) notice.dispatchEvent(new Event('click'));
    expect(heard).toEqual([{ name: 'open-ticket', ticketId: 't-1' }]);
    expect(focus).toHaveBeenCalledTimes(2);
    stop();
    notices[0]?.dispatchEvent(new Event('click'));
    expect(heard).toHaveLength(1);
  });

  it('is not shown unless the person allowed it before', () => {
    const notices = stubNotices('default');
    createShell(undefined).call({ name: 'notify', title: 'x', body: 'y', ticketId: null });
    expect(notices).toEqual([]);
  });
});
