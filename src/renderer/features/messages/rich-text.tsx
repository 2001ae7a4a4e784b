import { useMemo } from 'react';
import { useShell } from '../../lib/shell.ts';
import { splitLinks } from './links.ts';

/** Somebody's text as text: line breaks kept, addresses openable outside, nothing else alive. */
export function RichText({ text }: { text: string }) {
  const shell = useShell();
  const parts = useMemo(() => splitLinks(text), [text]);
  return parts.map((part, i) =>
    part.url === null ? (
      <span key={i}>{part.text}</span>
    ) : (
      <a
        key={i}
        href={part.url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={(event) => {
          event.preventDefault();
          shell.call({ name: 'openExternal', url: part.url ?? '' });
        }}
      >
        {part.text}
      </a>
    ),
  );
}
