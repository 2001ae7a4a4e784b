import { Checkbox } from '@mantine/core';
import css from './editor.module.css';

type Props<T extends string> = {
  label: string;
  hint?: string;
  at: string;
  all: readonly T[];
  chosen: readonly T[];
  nameOf: (one: T) => string;
  error?: string | undefined;
  onChange: (chosen: T[]) => void;
};

/** Some of a few, each with its box: all of them are in sight. */
export function Choices<T extends string>({ label, hint, at, all, chosen, nameOf, error, onChange }: Props<T>) {
  return (
    <div data-at={at}>
      <Checkbox.Group
        size="xs"
        label={label}
        {...(hint === undefined ? {} : { description: hint })}
        error={error}
        value={[...chosen]}
        onChange={(values) => onChange(all.filter((one) => values.includes(one)))}
      >
        <div className={css['choices']}>
          {all.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={nameOf(one)} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}
