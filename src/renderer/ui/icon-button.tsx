import { ActionIcon, Tooltip } from '@mantine/core';
import type { ComponentPropsWithoutRef, ComponentType, Ref } from 'react';
import { ariaKeys, writeKeys } from './key-hint.tsx';

export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;
type Props = {
  icon: Icon;
  label: string;
  keys?: string | undefined;
  onClick: () => void;
  isDisabled?: boolean;
  /** For toggles: whether it is on. */
  isPressed?: boolean;
  isExpanded?: boolean;
  ref?: Ref<HTMLButtonElement>;
};
/** What a menu puts on the button that opens it. */
type FromMenu = Omit<ComponentPropsWithoutRef<'button'>, keyof Props | 'style' | 'color'>;

/** A picture that does something: always named, the name (and key) in a tooltip. */
export function IconButton({
  icon: Picture,
  label,
  keys,
  onClick,
  isDisabled = false,
  isPressed,
  isExpanded,
  ref,
  ...fromMenu
}: Props & FromMenu) {
  return (
    <Tooltip label={keys ? `${label} · ${writeKeys(keys)}` : label}>
      <ActionIcon
        {...fromMenu}
        ref={ref ?? null}
        variant={isPressed ? 'light' : 'subtle'}
        color={isPressed ? 'accent' : 'gray'}
        size={28}
        aria-label={label}
        aria-keyshortcuts={ariaKeys(keys)}
        aria-pressed={isPressed}
        aria-expanded={isExpanded ?? fromMenu['aria-expanded']}
        disabled={isDisabled}
        onClick={onClick}
        style={isPressed ? undefined : { color: 'var(--text-2)' }}
      >
        <Picture size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
