import { Button } from '@mantine/core';
import { ariaKeys, KeyHint } from './key-hint.tsx';
import css from './toast-body.module.css';

type Props = {
  message: string;
  action: { readonly label: string; readonly keys?: string; readonly perform: () => void };
};

/** What happened, and the one thing that can be done about it. */
export function ToastBody({ message, action }: Props) {
  return (
    <span className={css['body']}>
      <span>{message}</span>
      <Button
        variant="default"
        className={css['action'] ?? ''}
        size="compact-xs"
        onClick={action.perform}
        aria-keyshortcuts={ariaKeys(action.keys)}
        rightSection={action.keys ? <KeyHint keys={action.keys} /> : undefined}
      >
        {action.label}
      </Button>
    </span>
  );
}
