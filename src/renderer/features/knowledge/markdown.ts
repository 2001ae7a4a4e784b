import createPurifier from 'dompurify';
import { Marked } from 'marked';

/** What an article may consist of. No images: an article must not call anybody when it is read. */
const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre code strong em del s a table thead tbody tr th td sup sub kbd details summary'.split(
    ' ',
  );
const ATTRIBUTES = ['href', 'title', 'align', 'start', 'class'];
const OPENABLE = /^(?:https?:\/\/|mailto:|tel:)/i;

const purifier = createPurifier(window);
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'A') return;
  if (!OPENABLE.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
  node.setAttribute('rel', 'noopener noreferrer');
  node.setAttribute('target', '_blank');
});

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Turns Markdown written by anybody into HTML that can only be read: no scripts, styles, frames, forms, images or
 * handlers, links to http, https, mailto and tel only. `imageWords` says what stood where an image was.
 */
export function renderMarkdown(markdown: string, imageWords: (name: string) => string): string {
  const marked = new Marked({ gfm: true, async: false });
  marked.use({ renderer: { image: ({ text }) => escapeHtml(imageWords(text)) } });
  const html = marked.parse(markdown, { async: false });
  return purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
