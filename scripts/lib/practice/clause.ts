const CLAUSE = /[^，。！？!?,.;；：:…\n]+/gu;

/** A part of a sentence that can stand in quotation marks, where nothing else is known: the one that says most, and no number. */
export function clauseOf(line: string): string | null {
  const isHan = /\p{Script=Han}/u.test(line);
  const fit = Array.from(line.matchAll(CLAUSE), ([part]) => part.trim()).filter(
    (part) =>
      !/\d/.test(part) &&
      (isHan ? part.length >= 4 && part.length <= 18 : part.split(/\s+/u).length >= 3 && part.length <= 60),
  );
  return fit.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
