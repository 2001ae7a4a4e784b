import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import { ToastBody } from '../ui/toast-body.tsx';
import { useErrorWords } from './errors.ts';
import { useT } from './i18n.tsx';

export type Toast = {
  readonly title: string;
  readonly message?: string;
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad';
  /** One thing to do about it; the toast goes away with it. `keys`: its key, shown on the button. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly perform: () => void };
  /** A newer toast of the same name takes its place. */
  readonly name?: string;
};
export type Toaster = {
  readonly say: (toast: Toast) => void;
  readonly sayError: (error: unknown) => void;
  readonly hide: (name: string) => void;
};

/** Something to do about it must be reachable in peace; an error must be read. */
const lastsMs = ({ tone = 'info', action }: Toast): number =>
  tone === 'bad' || tone === 'warn' || action ? 10_000 : 4000;

const show = (toast: Toast, closeLabel: string): void => {
  const { title, message = '', tone = 'info', action } = toast;
  // The same sentence twice is one toast: a repeated failure must not pile up.
  const id = toast.name ?? `${tone}:${title}`;
  const perform = () => {
    notifications.hide(id);
    action?.perform();
  };
  notifications.hide(id);
  notifications.show({
    id,
    title,
    message: action ? createElement(ToastBody, { message, action: { ...action, perform } }) : message,
    color: `var(--${tone})`,
    autoClose: lastsMs(toast),
    role: tone === 'bad' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': closeLabel },
  });
};

/** Short words in the corner; errors stay longer and say what to do next. */
export function useToaster(): Toaster {
  const wordsFor = useErrorWords();
  const closeLabel = useT('common')('close');
  return useMemo(
    () => ({
      say: (toast) => show(toast, closeLabel),
      sayError: (error) => {
        const words = wordsFor(error);
        show({ title: words.title, message: words.next, tone: 'bad' }, closeLabel);
      },
      hide: (name) => notifications.hide(name),
    }),
    [wordsFor, closeLabel],
  );
}
