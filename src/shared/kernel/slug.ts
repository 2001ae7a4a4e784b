/** A name for machines made of a name for people: small letters, digits and single dashes. Empty: nothing of it is left. */
export const slug = (text: string, max: number): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, max)
    .replace(/-$/, '');
