import { readNumber } from '#shared/domain/number/index.ts';

/** What was read, or the first text that cannot be. */
type Read = { readonly read: string[]; readonly wrong: string | undefined };

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function all(texts: readonly string[], one: (text: string) => string | undefined): Read {
  const read = texts.map(one);
  const wrong = texts.find((_, i) => read[i] === undefined);
  return { read: read.filter((text) => text !== undefined), wrong };
}

/** Numbers as they are kept (E.164). */
export const numbersOf = (texts: readonly string[], country: string): Read =>
  all(texts, (text) => {
    const reading = readNumber(text, country);
    return reading.kind === 'number' ? reading.e164 : undefined;
  });

export const addressesOf = (texts: readonly string[]): Read =>
  all(texts, (text) => (ADDRESS.test(text) ? text : undefined));
