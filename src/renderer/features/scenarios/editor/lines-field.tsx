import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { leaveOnEscape } from '../../../ui/index.ts';
import { linesIn } from './texts.ts';
import type { Editing } from './use-editing.ts';
import { useTrouble } from './use-trouble.ts';

type Props = {
  editing: Editing;
  /** Where it stands in the issue. */
  at: string;
  label: string;
  hint?: string;
  lines: readonly string[];
  onLines: (lines: string[]) => void;
};

/** Several ways of saying something, one a line. Kept as typed while the field has the keyboard, so that an empty line can be begun. */
export function LinesField({ editing, at, label, hint, lines, onLines }: Props) {
  const stored = lines.join('\n');
  const [typed, setTyped] = useState<string | null>(null);
  const trouble = useTrouble(editing)(at, lines.length === 0);
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={10}
      data-at={at}
      label={label}
      description={hint}
      lang={editing.view.lang === 'zh' ? 'zh-CN' : 'en'}
      value={typed ?? stored}
      error={trouble}
      onFocus={() => setTyped(stored)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onLines(linesIn(event.currentTarget.value));
      }}
      onKeyDown={leaveOnEscape}
    />
  );
}
