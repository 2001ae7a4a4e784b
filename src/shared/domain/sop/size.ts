/** What one version may take up in UTF-8: every desk keeps every version. */
export const MAX_SOP_BYTES = 200_000;
/** What the entries of one run may take up, in UTF-16 units: they travel as one row, whole each time. */
export const MAX_ENTRIES_LENGTH = 200_000;

/** Bytes of a text in UTF-8, half a surrogate pair counted as the sign that stands for what is unreadable. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
