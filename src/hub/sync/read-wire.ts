import { QueuedMutation, type Mutation } from '#shared/domain/mutation/index.ts';
import { TicketId } from '#shared/kernel/ids.ts';
import { findUnstorable, storable } from '../kernel/storable-text.ts';
import type { Words } from './kept-words.ts';
import { sopWords } from './sop-words.ts';

export type Incoming = { readonly mid: number; readonly words: Words | undefined } & (
  { readonly isReadable: true; readonly mutation: Mutation; readonly at: number } | { readonly isReadable: false }
);

/** Reads one mutation as it came over the wire; what does not fit still has its number and its words. */
export function readWire(wire: { mid: number; at: number; mutation?: unknown }): Incoming {
  const words = wordsOf(wire.mutation);
  const parsed = QueuedMutation.safeParse(wire);
  if (!parsed.success || findUnstorable(parsed.data) !== undefined) return { mid: wire.mid, words, isReadable: false };
  return { mid: wire.mid, words, isReadable: true, mutation: parsed.data.mutation, at: parsed.data.at };
}

type Wire = Record<
  string,
  {
    body?: unknown;
    title?: unknown;
    articleId?: unknown;
    note?: unknown;
    summary?: unknown;
    text?: unknown;
    ticketId?: unknown;
  } | null
>;

function wordsOf(mutation: unknown): Words | undefined {
  const wire = (mutation ?? {}) as Wire;
  const walked = sopWords(wire);
  if (walked) return walked;
  const said = wire['feedback'];
  if (typeof said?.note === 'string' && said.note.trim() !== '') {
    return { ticketId: null, articleId: idOf(said.articleId) ?? 'unknown', body: storable(said.note) };
  }
  // Why somebody declined a proposal, or took theirs back: it names the proposal only.
  const reason: unknown = wire['words'];
  if (typeof reason === 'string' && reason.trim() !== '') {
    return { ticketId: null, articleId: 'unknown', body: storable(reason) };
  }
  // What a contact was about, and what was promised, is nobody's to lose.
  const summary = wire['contact']?.summary ?? wire['promise']?.text;
  if (typeof summary === 'string' && summary.trim() !== '') {
    return {
      ticketId: idOf(wire['ticketId'] ?? wire['promise']?.ticketId) ?? 'unknown',
      articleId: null,
      body: storable(summary),
    };
  }
  const article = wire['content'] ?? wire['proposal'];
  // A macro may carry both a reply and a note.
  const bodies = (article ? [article] : [wire['message'], wire['note']]).map((source) => source?.body);
  const body = bodies.filter((text) => typeof text === 'string' && text.trim() !== '').join('\n\n');
  if (body === '') return undefined;
  const title = typeof article?.title === 'string' ? `# ${article.title}\n\n` : '';
  return {
    ticketId: article ? null : (idOf(wire['ticketId']) ?? 'unknown'),
    articleId: article ? (idOf(wire['articleId'] ?? article.articleId) ?? 'unknown') : null,
    body: storable(title + body),
  };
}

function idOf(value: unknown): string | undefined {
  const known = TicketId.safeParse(value);
  return known.success ? known.data : undefined;
}
