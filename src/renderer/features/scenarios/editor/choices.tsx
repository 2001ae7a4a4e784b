import { Checkbox } from '@mantine/core';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';
import { useTrouble } from './use-trouble.ts';

type Props<T extends string> = {
  editing: Editing;
  at: string;
  label: string;
  all: readonly T[];
  chosen: readonly T[];
  nameOf: (one: T) => string;
  onChosen: (chosen: T[]) => void;
};

/** Some of a few. They stand in their own order, whichever was chosen first. */
export function Choices<T extends string>({ editing, at, label, all, chosen, nameOf, onChosen }: Props<T>) {
  const trouble = useTrouble(editing)(at, chosen.length === 0);
  return (
    <Checkbox.Group
      data-at={at}
      label={label}
      error={trouble}
      value={[...chosen]}
      onChange={(values) => onChosen(all.filter((one) => values.includes(one)))}
    >
      <div className={css['choices']}>
        {all.map((one) => (
          <Checkbox key={one} size="xs" value={one} label={nameOf(one)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
