import { Button, type ButtonProps } from '@mantine/core';
import { useKeysOf, type Action } from '../lib/actions.ts';
import { useLabel } from '../lib/i18n.tsx';
import { IconButton } from './icon-button.tsx';
import { ariaKeys, KeyHint } from './key-hint.tsx';

type Look = Pick<ButtonProps, 'variant' | 'size' | 'loading' | 'color'> & { hidesKey?: boolean };

/** The button of an action: its words, its picture, its key. Registering the key is the work of `useActions`. */
export function ActionButton({ action, hidesKey = false, ...look }: { action: Action } & Look) {
  const label = useLabel();
  const keys = useKeysOf(action.id, action.keys);
  const Picture = action.icon;
  return (
    <Button
      variant="default"
      {...look}
      disabled={action.isEnabled === false}
      onClick={action.perform}
      aria-keyshortcuts={ariaKeys(keys)}
      leftSection={Picture ? <Picture size={16} stroke={1.6} /> : undefined}
      rightSection={keys && !hidesKey ? <KeyHint keys={keys} /> : undefined}
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
  const keys = useKeysOf(action.id, action.keys);
  return (
    <IconButton
      icon={action.icon}
      label={label(action.labelKey, action.labelArgs)}
      keys={keys}
      onClick={action.perform}
      isDisabled={action.isEnabled === false}
      {...(isPressed === undefined ? {} : { isPressed })}
    />
  );
}
