import { useMemo } from 'react';
import { useDirectory } from '../../lib/reads.ts';
import { useShell } from '../../lib/shell.ts';
import { splitLinks } from './links.ts';
import { splitMentions } from './mentions.ts';
import css from './timeline-line.module.css';

const NOBODY: readonly string[] = [];

/** Somebody's text as text: line breaks kept, addresses openable outside, colleagues it speaks to marked, nothing else alive. */
export function RichText({ text, mentions = NOBODY }: { text: string; mentions?: readonly string[] }) {
  const shell = useShell();
  const parts = useMemo(() => splitLinks(text), [text]);
  return parts.map((part, i) =>
    part.url === null ? (
      <Words key={i} text={part.text} mentions={mentions} />
    ) : part.url.startsWith('#') ? (
      <a key={i} href={part.url}>
        {part.text}
      </a>
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

function Words({ text, mentions }: { text: string; mentions: readonly string[] }) {
  const agents = useDirectory().data?.agents;
  const parts = useMemo(() => {
    const spoken = (agents ?? []).filter((agent) => mentions.includes(agent.id));
    return splitMentions(text, spoken);
  }, [text, mentions, agents]);
  return parts.map((part, i) =>
    part.agentId === null ? (
      <span key={i}>{part.text}</span>
    ) : (
      <strong key={i} className={css['mention']}>
        {part.text}
      </strong>
    ),
  );
}
