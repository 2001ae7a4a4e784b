import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { sendKeys } from './send-keys.ts';

const MAX_SUMMARY = 300;

type Props = {
  words: { readonly label: string; readonly hint: string; readonly missing: string };
  value: string;
  isRequired: boolean;
  isLacking: boolean;
  /** How often it was sent without what is asked for here: each time leads back to it. */
  tries: number;
  onChange: (summary: string) => void;
  onSend: () => void;
};

/** What has changed, in the words of whoever changed it. */
export function SummaryField({ words, value, isRequired, isLacking, tries, onChange, onSend }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (tries > 0) field.current?.focus();
  }, [tries]);
  return (
    <Textarea
      ref={field}
      autosize
      minRows={2}
      maxRows={6}
      label={words.label}
      description={words.hint}
      required={isRequired}
      error={tries > 0 && isLacking && <span role="alert">{words.missing}</span>}
      maxLength={MAX_SUMMARY}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={sendKeys(onSend)}
    />
  );
}
