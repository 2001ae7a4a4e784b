import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { numberFrom } from './numbers.ts';

type Props = {
  label: string;
  description?: string;
  suffix?: string;
  min?: number;
  max?: number;
  isWhole?: boolean;
  value: number | undefined;
  /** undefined: there is no number in it now. */
  onChange: (value: number | undefined) => void;
};

/** A number within its bounds. What is typed stands there until the keyboard leaves: a minus is the beginning of a number, and none. */
export function NumberField({ label, description, suffix, min, max, isWhole = false, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | number | null>(null);
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return (
    <NumberInput
      size="xs"
      label={label}
      description={description}
      {...(suffix === undefined ? {} : { suffix })}
      {...bounds}
      allowDecimal={!isWhole}
      value={typed ?? value ?? ''}
      onChange={(text) => {
        setTyped(text);
        onChange(numberFrom(text, bounds));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
