import { isOr, PIPE, tied, type Item } from './search-query-or.ts';
import type { FilterValue, ParsedQuery, QueryFault, QueryFilter, Span } from './search-query-types.ts';
import { OPERATOR_NAMES, type Operator } from './search-query-words.ts';

export type { FilterValue, ParsedQuery, QueryFault, QueryFilter, QueryTerm, Span } from './search-query-types.ts';

const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”"',
  '”': '”"',
  '「': '」',
  '『': '』',
  '《': '》',
};
const BLANK = /[\s\u3000]/u;
/** Where a word outside of quotes ends. */
const WORD_END = /[\s\u3000|｜]/u;
const HEAD = /(?<name>[a-z]{2,9}|\p{sc=Han}{1,4})[:：]/iuy;

type Piece = Span & { readonly text: string; readonly isQuoted: boolean; readonly isClosed: boolean };

function quoted(text: string, start: number): Piece {
  const closers = CLOSERS[text.charAt(start)] ?? '';
  let end = start + 1;
  while (end < text.length && !closers.includes(text.charAt(end))) end += 1;
  const isClosed = end < text.length;
  return { start, end: isClosed ? end + 1 : end, text: text.slice(start + 1, end), isQuoted: true, isClosed };
}

function bare(text: string, start: number, stop: RegExp): Piece {
  let end = start;
  while (end < text.length && !stop.test(text.charAt(end)) && (end === start || !(text.charAt(end) in CLOSERS)))
    end += 1;
  return { start, end, text: text.slice(start, end), isQuoted: false, isClosed: true };
}

const pieceAt = (text: string, at: number, stop: RegExp): Piece =>
  text.charAt(at) in CLOSERS ? quoted(text, at) : bare(text, at, stop);

function operatorAt(text: string, at: number): { operator: Operator; end: number } | undefined {
  HEAD.lastIndex = at;
  const match = HEAD.exec(text);
  const operator = OPERATOR_NAMES.get((match?.groups?.['name'] ?? '').toLowerCase());
  return match && operator ? { operator, end: HEAD.lastIndex } : undefined;
}

/** What stands before a colon and is no filter: addresses, and the heads of mail that was answered or passed on. */
const NO_OPERATORS = new Set(['http', 'https', 'ftp', 'mailto', 'tel', 're', 'fw', 'fwd', '回复', '答复', '转发']);

/** Its name; undefined for `://`, `::`, and for a colon that ends a sentence. */
function unknownOperatorAt(text: string, at: number): string | undefined {
  HEAD.lastIndex = at;
  const name = HEAD.exec(text)?.groups?.['name'];
  const next = text.charAt(HEAD.lastIndex);
  if (name === undefined || next === '' || /[\s\u3000/\\:：]/u.test(next)) return undefined;
  return NO_OPERATORS.has(name.toLowerCase()) ? undefined : name;
}

const COMMA = /[,，]/u;
const VALUE_END = /[\s\u3000,，]/u;

/** Values after the colon, divided by commas; none: nothing stands there yet. */
function valuesAt(text: string, at: number): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let end = at;
  for (;;) {
    if (end < text.length && !VALUE_END.test(text.charAt(end))) {
      const piece = pieceAt(text, end, VALUE_END);
      pieces.push(piece);
      end = piece.end;
    }
    if (!COMMA.test(text.charAt(end))) return { pieces, end };
    end += 1;
  }
}

/** A stroke is a piece of its own. */
const pipeAt = (text: string, start: number): Piece => ({
  start,
  end: start + 1,
  text: text.charAt(start),
  isQuoted: false,
  isClosed: true,
});

const fault = (code: QueryFault['code'], operator: string | null, { start, end }: Span, value: string): QueryFault => ({
  code,
  operator,
  value,
  start,
  end,
});

/**
 * A query as the agent typed it, cut into what is asked for. Never throws; every character that is no blank stands in
 * exactly one term, filter or OR. Places are UTF-16 units of the text. Free of schemas, so that the screen can use it.
 *
 *     退款 "full refund" -spam from:王伟 标签：加急,"two words" after:7d
 *     退款 OR 退货 到账
 */
export function parseQuery(text: string): ParsedQuery {
  const items: Item[] = [];
  const filters: QueryFilter[] = [];
  const problems: QueryFault[] = [];
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const isNegated = /[-－]/u.test(text.charAt(at)) && at + 1 < text.length && !BLANK.test(text.charAt(at + 1));
    const from = isNegated ? at + 1 : at;
    const head = operatorAt(text, from);
    if (head) {
      const { pieces, end } = valuesAt(text, head.end);
      const values = pieces.filter((piece) => piece.text.trim() !== '').map((p) => ({ ...p, text: p.text.trim() }));
      const span = { start: at, end };
      if (values.length === 0) problems.push(fault('empty-value', head.operator, span, ''));
      items.push({ sort: 'filter', span });
      filters.push({ ...span, operator: head.operator, isNegated, values: values.map(valueOf) });
      for (const piece of pieces)
        if (!piece.isClosed) problems.push(fault('unclosed-quote', head.operator, piece, piece.text));
      at = end;
      continue;
    }
    const piece = PIPE.test(text.charAt(from)) ? pipeAt(text, from) : pieceAt(text, from, WORD_END);
    const unknown = unknownOperatorAt(text, from);
    if (unknown !== undefined)
      problems.push(fault('unknown-operator', unknown, piece, piece.text.slice(unknown.length + 1)));
    const isOpen = piece.end === text.length && (!piece.isQuoted || !piece.isClosed);
    const what = { text: piece.text, isPhrase: piece.isQuoted, isOpen, isNegated, isTied: false };
    const sort = isOr(piece.text) && !piece.isQuoted && !isNegated ? 'or' : 'term';
    items.push({ sort, term: { start: at, end: piece.end, ...what } });
    if (!piece.isClosed) problems.push(fault('unclosed-quote', null, piece, piece.text));
    at = piece.end;
  }
  const { terms, ors, problems: untied } = tied(items);
  return { terms, filters, ors, problems: [...problems, ...untied] };
}

const valueOf = ({ text, start, end }: Piece): FilterValue => ({ text, start, end });
