const SHORT = 4;

/** What is left of an English word without its ending, so that "charged", "charges" and "charge" are one; everything else as it is. Rough on purpose. */
export function stemOf(word: string): string {
  const plain = word.replaceAll(/['’]/gu, '');
  if (plain.length < SHORT || !/^[a-z]+$/u.test(plain)) return plain;
  const bare = plain.replace(/(?:ings?|edly|ed|ies|es|s|ly|e|y)$/u, '');
  if (bare.length < 3) return plain;
  return bare.replace(/([bdfglmnprt])\1$/u, '$1');
}
