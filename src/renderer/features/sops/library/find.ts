import type { SopSummary } from '#shared/contract/app/sops.ts';

/** Every word has to stand in a title (of either language) or a tag. Retired ones come last, then by title. */
export function findSops(
  items: readonly SopSummary[],
  text: string,
  title: (item: SopSummary) => string,
): SopSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return items
    .filter((item) => {
      const all = [item.title.zh, item.title.en, ...item.tags].join('\n').toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted(
      (a, b) =>
        Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || title(a).localeCompare(title(b), ['zh', 'en']),
    );
}
