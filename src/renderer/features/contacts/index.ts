import { lazy } from 'react';

export { ContactBar } from './bar/contact-bar.tsx';
export { CustomerDialogs } from './pop/customer-dialogs.tsx';
export { PopLayer } from './pop/pop-layer.tsx';
export { PopWindow } from './pop/pop-window.tsx';
export { useWaiting } from './waiting.ts';
export { useOpenContact } from './use-open-contact.ts';
export { useWho } from './words.ts';
export { PresenceMenu } from './presence/presence-menu.tsx';
export const ContactsScreen = lazy(async () => ({
  default: (await import('./log/contacts-screen.tsx')).ContactsScreen,
}));
