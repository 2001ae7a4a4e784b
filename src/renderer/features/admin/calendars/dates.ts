export type Holiday = { readonly date: string; readonly name: string };

const LINE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，;；:：\t]*(.*)$/;
const two = (text: string): string => text.padStart(2, '0');

const isDate = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
};

/** A date as `YYYY-MM-DD` from what people paste (`2026/10/1`, `2026年10月1日`); null: none. */
export function readDate(text: string): string | null {
  const [, year, month, day] = LINE.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  return isDate(date) ? date : null;
}

/** A pasted list, one day a line: a date, then its name. `left`: lines that are no date. */
export function readHolidays(text: string): { readonly days: readonly Holiday[]; readonly left: readonly string[] } {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => {
    const date = readDate(line);
    return date === null ? line : { date, name: (LINE.exec(line)?.[4] ?? '').trim().slice(0, 80) };
  });
  return {
    days: read.filter((one) => typeof one !== 'string'),
    left: read.filter((one) => typeof one === 'string'),
  };
}

/** In order, each date once; the later one counts. */
export const inOrder = <T extends { readonly date: string }>(days: readonly T[]): T[] =>
  [...new Map(days.map((day) => [day.date, day])).values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
