/** One message of an Asterisk manager: its headers by name in lower case; of a name that comes twice, the first. */
export type AmiMessage = ReadonlyMap<string, string>;

const MAX_LINE = 8192;
const MAX_HEADERS = 400;

/**
 * Cuts what an Asterisk manager sends into messages. Invariants:
 * 1. Pieces may end anywhere, between CR and LF too; a message is handed out once, when its empty line has come.
 * 2. No more is kept than one message of 400 headers and one line of 8,192 characters: a message that is larger is left out whole,
 *    counted, and what follows it is read as if it had not been.
 */
export class AmiReader {
  /** Messages left out because they were too large. */
  dropped = 0;
  #line = '';
  #headers = new Map<string, string>();
  #isSpoilt = false;
  #isLineCut = false;

  push(piece: string): AmiMessage[] {
    const found: AmiMessage[] = [];
    const lines = piece.split('\n');
    for (const [i, text] of lines.entries()) {
      this.#add(text);
      if (i === lines.length - 1) break;
      const message = this.#endLine();
      if (message) found.push(message);
    }
    return found;
  }

  #add(text: string): void {
    this.#isLineCut ||= this.#line.length + text.length > MAX_LINE;
    if (!this.#isLineCut) this.#line += text;
  }

  #endLine(): AmiMessage | undefined {
    const line = this.#line.replace(/\r$/, '');
    const isCut = this.#isLineCut;
    this.#line = '';
    this.#isLineCut = false;
    this.#isSpoilt ||= isCut;
    return line === '' && !isCut ? this.#endMessage() : this.#header(line);
  }

  #header(line: string): AmiMessage | undefined {
    // The greeting is one line without an empty one after it.
    if (this.#headers.size === 0 && line.startsWith('Asterisk Call Manager/')) return new Map([['greeting', line]]);
    const colon = line.indexOf(':');
    if (colon <= 0) return undefined;
    const name = line.slice(0, colon).toLowerCase();
    if (this.#headers.size >= MAX_HEADERS) this.#isSpoilt = true;
    else if (!this.#headers.has(name)) this.#headers.set(name, line.slice(colon + 1).trim());
    return undefined;
  }

  #endMessage(): AmiMessage | undefined {
    const [message, isSpoilt] = [this.#headers, this.#isSpoilt];
    this.#headers = new Map();
    this.#isSpoilt = false;
    if (isSpoilt) this.dropped += 1;
    return isSpoilt || message.size === 0 ? undefined : message;
  }
}

/** Writes an action. Line breaks in a value would begin headers of their own, so they do not get through. */
export const amiAction = (headers: Readonly<Record<string, string>>): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n\0]/g, '')}\r\n`)
    .join('')}\r\n`;
