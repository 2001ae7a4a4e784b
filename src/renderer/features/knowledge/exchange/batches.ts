import type { MarkdownFile } from '#shared/contract/app/knowledge.ts';

/** What one call takes: so many files, and not more text than travels well in one message. */
const MAX_FILES = 100;
const MAX_UNITS = 300_000;
export const MAX_TEXT = 400_000;

/** Cuts the files into calls, in their order. */
export function batchesOf(files: readonly MarkdownFile[]): MarkdownFile[][] {
  const batches: MarkdownFile[][] = [];
  let units = 0;
  for (const file of files) {
    const batch = batches.at(-1);
    const fits = batch && batch.length < MAX_FILES && units + file.text.length <= MAX_UNITS;
    if (fits) batch.push(file);
    else batches.push([file]);
    units = fits ? units + file.text.length : file.text.length;
  }
  return batches;
}

type Chosen = Pick<File, 'name' | 'webkitRelativePath' | 'text' | 'size'>;

/** The Markdown files of a chosen folder, by their path below it. Hidden folders are left out; so is what is no Markdown. */
export async function readChosen(chosen: readonly Chosen[]): Promise<MarkdownFile[]> {
  const files: MarkdownFile[] = [];
  for (const file of chosen) {
    const [, ...below] = (file.webkitRelativePath || `/${file.name}`).split('/');
    const isHidden = below.some((part) => part.startsWith('.'));
    if (isHidden || !/\.(md|markdown)$/i.test(file.name)) continue;
    files.push({ path: below.join('/').slice(-400), text: (await file.text()).slice(0, MAX_TEXT) });
  }
  return files.toSorted((a, b) => a.path.localeCompare(b.path));
}
