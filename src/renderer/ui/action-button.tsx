import { Button, type ButtonProps } from '@mantine/core';
import type { Action } from '../lib/actions.ts';
import { useLabel } from '../lib/i18n.tsx';
import { IconButton } from './icon-button.tsx';
import { ariaKeys, KeyHint } from './key-hint.tsx';

type Look = Pick<ButtonProps, 'variant' | 'size' | 'loading' | 'color'> & { hidesKey?: boolean };

/** The button of an action: its words, its picture, its key. Registering the key is the work of `useActions`. */
export function ActionButton({ action, hidesKey = false, ...look }: { action: Action } & Look) {
  const label = useLabel();
  const Picture = action.icon;
  return (
    <Button
      variant="default"
      {...look}
      disabled={action.isEnabled === false}
      onClick={action.perform}
      aria-keyshortcuts={ariaKeys(action.keys)}
      leftSection={Picture ? <Picture size={16} stroke={1.6} /> : undefined}
      rightSection={action.keys && !hidesKey ? <KeyHint keys={action.keys} /> : undefined}
    >
      {label(action.labelKey, action.labelArgs)}
    </Button>
  );
}

/** The same as a picture alone; the action must have one. */
export function ActionIconButton({
  action,
  isPressed,
}: {
  action: Action & { icon: NonNullable<Action['icon']> };
  isPressed?: boolean;
}) {
  const label = useLabel();
  return (
    <IconButton
      icon={action.icon}
      label={label(action.labelKey, action.labelArgs)}
      keys={action.keys}
      onClick={action.perform}
      isDisabled={action.isEnabled === false}
      {...(isPressed === undefined ? {} : { isPressed })}
    />
  );
}
