import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useErrorWords } from './errors.ts';
import { useT } from './i18n.tsx';

export type Toast = {
  readonly title: string;
  readonly message?: string;
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad';
};
export type Toaster = { readonly say: (toast: Toast) => void; readonly sayError: (error: unknown) => void };

const show = ({ title, message = '', tone = 'info' }: Toast, closeLabel: string): void => {
  const lasts = tone === 'bad' || tone === 'warn' ? 10_000 : 4000;
  // The same sentence twice is one toast: a repeated failure must not pile up.
  const id = `${tone}:${title}`;
  notifications.hide(id);
  notifications.show({
    id,
    title,
    message,
    color: `var(--${tone})`,
    autoClose: lasts,
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
    }),
    [wordsFor, closeLabel],
  );
}
