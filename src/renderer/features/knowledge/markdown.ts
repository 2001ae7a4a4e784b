import createPurifier from 'dompurify';
import { Marked } from 'marked';

/** What an article may consist of. No images: an article must not call anybody when it is read. */
const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre code strong em del s a table thead tbody tr th td sup sub kbd details summary span'.split(
    ' ',
  );
const ATTRIBUTES = ['href', 'title', 'align', 'start', 'class'];
const OPENABLE = /^(?:https?:\/\/|mailto:|tel:)/i;
/** A picture among the article's own files, by the first signs of its content's name: `![words](attachment:3f9a…)`. */
const OWN_FILE = /^attachment:([0-9a-f]{8,64})$/;
export const FILE_CLASS = 'file-';

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
 * handlers, links to http, https, mailto and tel only. `imageWords` says what stood where an image was; an image among the
 * article's own files is marked with `file-<name>`, for whoever has the file to draw it there.
 */
export function renderMarkdown(markdown: string, imageWords: (name: string) => string): string {
  const marked = new Marked({ gfm: true, async: false });
  const image = ({ text, href }: { text: string; href: string }) => {
    const own = OWN_FILE.exec(href)?.[1];
    const words = escapeHtml(imageWords(text));
    return own === undefined ? words : `<span class="${FILE_CLASS}${own}">${words}</span>`;
  };
  marked.use({ renderer: { image } });
  const html = marked.parse(markdown, { async: false });
  return purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
