import { z } from 'zod';
import { Customer } from '../../domain/customer.ts';
import { SavedSearch, SearchKind } from '../../domain/search.ts';
import { MessageKind } from '../../domain/message.ts';
import { TicketStatus } from '../../domain/ticket.ts';
import { ArticleId, CustomerId, MessageId, TicketId } from '../../kernel/ids.ts';
import { Language, LocalizedText } from '../../kernel/text.ts';
import { app, Nothing } from './base.ts';

/** A line of text cut into pieces; `isHit`: these words are why it was found. Joined, the pieces are the line. */
export const Marked = z.array(z.object({ text: z.string(), isHit: z.boolean() }));
export type Marked = z.infer<typeof Marked>;

const TicketHead = z.object({
  ticketId: TicketId,
  number: z.int(),
  status: TicketStatus,
  customerName: z.string(),
});

export const SearchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('customer'),
    customerId: CustomerId,
    name: Marked,
    tier: Customer.shape.tier,
    /** What matched besides the name: a number, an address, a fact, an order number. */
    detail: Marked.nullable(),
    openTickets: z.int(),
  }),
  TicketHead.extend({
    kind: z.literal('ticket'),
    subject: Marked,
    snippet: Marked,
    /** The custom field that matched, where the snippet does not show why. */
    field: z.object({ label: LocalizedText, value: Marked }).nullable(),
    at: z.number(),
  }),
  z.object({
    kind: z.literal('article'),
    articleId: ArticleId,
    title: Marked,
    snippet: Marked,
    language: Language,
    at: z.number(),
  }),
  TicketHead.extend({
    kind: z.literal('message'),
    messageId: MessageId,
    messageKind: MessageKind,
    authorName: z.string(),
    subject: z.string(),
    snippet: Marked,
    at: z.number(),
  }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchGroup = z.object({
  kind: SearchKind,
  hits: z.array(SearchHit),
  /** Pass back as `after` with this kind alone; null: that is all. */
  next: z.string().nullable(),
  /** True: the filters were applied to the newest few thousand matches only, and there are older ones. */
  isCut: z.boolean(),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

/**
 * A part of the query that could not be used, by its place in the text (UTF-16 units). The rest was searched, but for `no-known-value`
 * and `no-date`: a filter that fits nothing finds nothing.
 */
export const QueryProblem = z.object({
  code: z.enum([
    'unknown-value',
    'no-known-value',
    'unknown-operator',
    'bad-date',
    'no-date',
    'unclosed-quote',
    'empty-value',
    'lone-or',
    'negated-or',
  ]),
  operator: z.string().nullable(),
  value: z.string(),
  start: z.int(),
  end: z.int(),
});
export type QueryProblem = z.infer<typeof QueryProblem>;

/** How much of the replica can be found already. `total` counts rows; equal: everything. */
export const IndexProgress = z.object({ done: z.int(), total: z.int(), isBuilding: z.boolean() });
export type IndexProgress = z.infer<typeof IndexProgress>;

export const SearchAnswer = z.object({
  groups: z.array(SearchGroup),
  problems: z.array(QueryProblem),
  /** Words searched besides the ones typed: a mended typo, the team's synonyms, the words of Chinese typed in one piece. */
  also: z.array(
    z.object({ typed: z.string(), searched: z.array(z.string()), why: z.enum(['typo', 'synonym', 'pieces']) }),
  ),
  progress: IndexProgress,
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const search = {
  /**
   * Finds in everything this desk holds. Words in quotes are a phrase; a word matches as the beginning of a word in Latin
   * script and anywhere in Chinese. `OR` or `|` between two words: either. Operators: `from: to: tag:
   * status: queue: before: after: has: in:` and their Chinese twins. Within a group newest first among equals; at most `limit` a group.
   */
  find: app
    .input(
      z.object({
        query: z.string().max(400),
        /** Empty: all kinds. */
        kinds: z.array(SearchKind).max(4),
        after: z.string().max(400).nullable(),
        limit: z.int().min(1).max(50),
        /** Only what this customer has to do with; null: everybody. */
        customerId: CustomerId.nullable(),
      }),
    )
    .output(SearchAnswer),
  /** Values that would complete the operator at the end of the text ("tag:ref" → the tags that begin so). */
  complete: app
    .input(z.object({ query: z.string().max(400) }))
    .output(z.object({ completions: z.array(z.object({ query: z.string(), label: z.string() })) })),
  progress: app.input(Nothing).output(IndexProgress),
  /** Newest first, at most 20, on this desk only. */
  recent: app.input(Nothing).output(z.object({ queries: z.array(z.string()) })),
  /** The agent opened something it found: the query was worth remembering. */
  remember: app.input(z.object({ query: z.string().min(1).max(400) })).output(Nothing),
  forgetRecent: app.input(Nothing).output(Nothing),
  saved: app.input(Nothing).output(z.object({ searches: z.array(SavedSearch) })),
  save: app.input(SavedSearch.pick({ name: true, query: true })).output(SavedSearch),
  forget: app.input(z.object({ searchId: z.string() })).output(Nothing),
};
