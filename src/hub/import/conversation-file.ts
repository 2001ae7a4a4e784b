import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MAX_BODY } from '#shared/domain/message.ts';
import { ellipsis, LANGUAGES, oneLine } from '#shared/kernel/text.ts';
import { DAY, SECOND } from '#shared/kernel/time.ts';
import type { Conversation } from '#shared/contract/team/import.ts';
import type { Problem } from './problem.ts';

/** One line of a conversation file. Fields it does not name are ignored. */
const FileConversation = z.object({
  id: z.string().min(1).max(120),
  lang: z.enum(LANGUAGES),
  source: z.string().min(1).max(60),
  flow: z.string().nullish(),
  subflow: z.union([z.string(), z.array(z.string().nullable())]).nullish(),
  domains: z.array(z.string().nullable()).nullish(),
  scenario: z.object({ personal: z.object({ customer_name: z.string().optional() }).optional() }).optional(),
  turns: z
    .array(
      z.object({
        speaker: z.enum(['customer', 'agent', 'system', 'action', 'bot']),
        text: z.string(),
        action: z.string().optional(),
      }),
    )
    .max(2000),
});
type FileConversation = z.infer<typeof FileConversation>;

export type Parsed = { readonly conversation: Conversation } | { readonly problem: Problem };

/**
 * `now`: the files carry no times, so each conversation gets a fixed place in the past 30 days. `keepsOpen`: one that ends
 * with the customer's words joins the waiting tickets; otherwise history comes in as history.
 */
export type ReadOptions = { readonly now: number; readonly keepsOpen: boolean };

/** Reads one line of a conversation file. */
export function parseConversation(line: number, text: string, isComplete: boolean, options: ReadOptions): Parsed {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? ellipsis(cause.message, 160) : '';
    return { problem: { line, code: isComplete ? 'not-json' : 'truncated', detail } };
  }
  const parsed = FileConversation.safeParse(raw);
  if (!parsed.success) return { problem: { line, code: 'wrong-shape', detail: place(parsed.error) } };
  if (JSON.stringify(parsed.data).includes(String.raw`\u0000`))
    return { problem: { line, code: 'nul', detail: parsed.data.id } };
  const conversation = convert(parsed.data, options);
  if (conversation.turns.length === 0) return { problem: { line, code: 'no-words', detail: parsed.data.id } };
  return { conversation };
}

function place(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'line'}: ${issue.message}` : '';
}

const SPEAKERS = { customer: 'customer', agent: 'agent', bot: 'agent', system: 'note', action: 'note' } as const;
const SOCIAL = new Set(['stc3']);

/** A number in [0, 1) that is always the same for the same text. */
const fraction = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;

function convert(file: FileConversation, { now, keepsOpen }: ReadOptions): Conversation {
  const startAt = Math.floor(now - DAY - fraction(file.id) * 29 * DAY);
  const turns = file.turns
    .map(({ speaker, text, action }, index) => ({
      speaker: SPEAKERS[speaker],
      text: ellipsis(text.trim() || (action ? `[${action}]` : ''), MAX_BODY),
      at: startAt + index * 40 * SECOND,
    }))
    .filter(({ text }) => text !== '');
  const asked = turns.find(({ speaker }) => speaker === 'customer') ?? turns[0];
  const spoken = turns.filter(({ speaker }) => speaker !== 'note');
  return {
    id: cleanId(`${file.source}:${file.id}`),
    source: file.source,
    language: file.lang,
    channel: SOCIAL.has(file.source) ? 'social' : 'chat',
    subject: oneLine(asked?.text ?? file.id, 80),
    customerName: customerName(file),
    tags: tagsOf(file),
    status: keepsOpen && spoken.at(-1)?.speaker === 'customer' ? 'open' : 'solved',
    turns,
  };
}

const cleanId = (id: string): string => id.replace(/[^\x21-\x7e]/g, '-').slice(0, 120);

/** The files name nobody; a short fixed number tells two unnamed customers apart. */
function customerName(file: FileConversation): string {
  const named = file.scenario?.personal?.customer_name?.trim();
  if (named) return named.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()).slice(0, 200);
  const number = String(Math.floor(fraction(`name:${file.id}`) * 1e6)).padStart(6, '0');
  return file.lang === 'zh' ? `客户 ${number}` : `Customer ${number}`;
}

function tagsOf(file: FileConversation): string[] {
  const words = [file.source, file.flow, file.subflow, file.domains]
    .flat()
    .filter((word) => word !== undefined && word !== null);
  const tags = words
    .map((word) =>
      word
        .trim()
        .replace(/[\s,]+/gu, '-')
        .slice(0, 60),
    )
    .filter(Boolean);
  return [...new Set(tags)].slice(0, 20);
}
