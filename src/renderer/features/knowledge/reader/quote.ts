/** What stands in the reply: the customer sees words, not Markdown. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** What is selected inside `root`; empty when nothing is, or something outside of it is. */
export function selectedIn(root: Node | null): string {
  const selection = document.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  return root.contains(range.commonAncestorContainer) ? tidy(selection.toString()) : '';
}

/** The words to quote: what is selected in the article, else its first paragraph, else its first list or line. */
export function quoteOf(root: HTMLElement | null): string {
  const selected = selectedIn(root);
  if (selected !== '' || !root) return selected;
  for (const wanted of ['p', 'li', 'h1, h2, h3, h4, td, pre']) {
    const found = [...root.querySelectorAll(wanted)]
      .map((node) => tidy(node.textContent ?? ''))
      .find((text) => text !== '');
    if (found !== undefined) return found;
  }
  return tidy(root.textContent ?? '');
}

/**
 * An article in a line of a conversation: its title and a name that stays true on every desk. What carries the words
 * outside may put the address of a public help page there.
 */
export const articleLink = (articleId: string): string => `attune:knowledge/${encodeURIComponent(articleId)}`;
