/** A piece of somebody's text: as written, or a link that may be opened: outside, or (`#/…`) a place of this desk. */
export type TextPart = { readonly text: string; readonly url: string | null };

const CANDIDATE = /\b(?:https?:\/\/|mailto:|tel:|attune:knowledge\/)[^\s<>"'“”‘’「」《》（）。，；！？、]+/giu;
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A sentence's own punctuation does not belong to the address before it; a closing bracket only if it was opened inside. */
function trimEnd(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    const opener = OPENERS[last];
    const isLoose = opener !== undefined && !address.slice(0, end - 1).includes(opener);
    if (!isLoose && !/[.,;:!?*_~]/.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

const OPENABLE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address in its normal form when it may be opened (http, https, mailto, tel), else null. */
export function safeUrl(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !OPENABLE.has(url.protocol) || url.href.length > 2000) return null;
  if (/^https?:$/.test(url.protocol) && (url.hostname === '' || url.username !== '' || url.password !== ''))
    return null;
  return url.href;
}

/** An article of the team's knowledge, named so that it is the same on every desk. */
const ARTICLE = /^attune:knowledge\/([\w%.~-]{1,384})$/;

/** Where on this desk it leads, when it is a place of the desk, else null. */
export function placeOf(address: string): string | null {
  const id = ARTICLE.exec(address)?.[1];
  return id === undefined ? null : `#/knowledge/${id}`;
}

/** Splits text into what is shown as written and what opens outside. Joined, the parts are the text again. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimEnd(match[0]);
    const url = placeOf(address) ?? safeUrl(address);
    if (url === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), url: null });
    parts.push({ text: address, url });
    from = match.index + address.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), url: null });
  return parts;
}
