import { HAS_WORDS, STATUS_WORDS, statusesOf } from '#shared/domain/search-query-words.ts';
import type { StatusWord } from '#shared/domain/search-query-words.ts';
import type { Clause } from './clause.ts';
import { facet } from './facets.ts';
import { fold } from './fold.ts';
import { must, resolved, restrict, test, type Context, type Effect, type TicketTest } from './scope-frame.ts';
import { agentsNamed, isNobody, queuesNamed, tagAsked, wordNamed } from './values.ts';

export function byTag(context: Context): void {
  const tags = resolved(context, ({ text }) => {
    const asked = tagAsked(context.db, text);
    return asked && [{ ...asked, tag: fold(text) }];
  });
  if (!tags) return;
  const { isNegated } = context.filter;
  const phrases = tags.map(({ token, isPrefix }) => ({ tokens: [token], isPrefix }));
  const clause: Clause = { phrases, isNegated, marks: [] };
  const effect: Effect = (scope) => void scope.clauses.push(clause);
  const fits = (tag: string): boolean =>
    tags.some((asked) => (asked.isPrefix ? tag.startsWith(asked.tag) : tag === asked.tag));
  const isAny: TicketTest = (ticket) => ticket.tags.some((tag) => fits(fold(tag)));
  restrict(context, { ticket: effect, article: effect, message: test(isNegated, isAny) });
}

export function byStatus(context: Context): void {
  const words = resolved<StatusWord>(context, ({ text }) => {
    const word = wordNamed(STATUS_WORDS, text);
    return word && [word];
  });
  if (!words) return;
  const { isNegated } = context.filter;
  const ofTicket = words.flatMap(statusesOf);
  const ofArticle = words.filter((word) => word === 'archived' || word === 'published');
  restrict(context, {
    ...(ofTicket.length > 0 && {
      ticket: must(ofTicket.map(facet.status), isNegated),
      message: test(isNegated, ({ status }) => (ofTicket as readonly string[]).includes(status)),
    }),
    ...(ofArticle.length > 0 && {
      article: (scope) => {
        scope.asksStatus = true;
        must(ofArticle.map(facet.status), isNegated)(scope);
      },
    }),
  });
}

export function byQueue(context: Context): void {
  const queues = resolved(context, ({ text }) => queuesNamed(context.db, text));
  if (!queues) return;
  const { isNegated } = context.filter;
  restrict(context, {
    ticket: must(queues.map(facet.queue), isNegated),
    message: test(isNegated, ({ queueId }) => queues.includes(queueId)),
  });
}

export function byAssignee(context: Context): void {
  const agents = resolved<string | null>(context, ({ text }) =>
    isNobody(text) ? [null] : agentsNamed(context.db, text, context.ownId),
  );
  if (!agents) return;
  const { isNegated } = context.filter;
  restrict(context, {
    ticket: must(agents.map(facet.assignee), isNegated),
    message: test(isNegated, ({ assigneeId }) => agents.includes(assigneeId)),
  });
}

export function byContent(context: Context): void {
  const words = resolved(context, ({ text }) => {
    const word = wordNamed(HAS_WORDS, text);
    return word && [word];
  });
  if (!words) return;
  const { isNegated } = context.filter;
  const [asksFile, asksArticle] = [words.includes('attachment'), words.includes('article')];
  const fits: TicketTest = (row) => (asksFile && row.hasFile()) || (asksArticle && row.articleIds.length > 0);
  const byTest = test(isNegated, fits);
  restrict(context, {
    // What the index knows of a kind is asked of it; of one word of two it cannot be.
    ticket: asksFile ? byTest : must([facet.hasArticle()], isNegated),
    message: asksArticle ? byTest : must([facet.hasFile()], isNegated),
    ...(asksFile && { article: must([facet.hasFile()], isNegated) }),
  });
}
