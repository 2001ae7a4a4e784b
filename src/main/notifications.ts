import { Notification } from 'electron';
import { tellScreen } from './ipc.ts';

type Notice = { readonly title: string; readonly body: string; readonly ticketId: string | null };

/** Kept while shown: a notification that is collected loses its click. */
const shown = new Set<Notification>();

/** Shows a notice of the system; a click brings the window to the front and opens the ticket. */
export function notify({ title, body, ticketId }: Notice, onShow: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  shown.add(notice);
  notice.on('click', () => {
    onShow();
    if (ticketId !== null) tellScreen({ name: 'open-ticket', ticketId });
  });
  notice.on('close', () => shown.delete(notice));
  notice.show();
}
