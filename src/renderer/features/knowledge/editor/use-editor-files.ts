import { useCallback, useRef, useState } from 'react';
import type { ArticleFile } from '#shared/domain/article.ts';
import { MAX_FILE_BYTES, MAX_FILES } from '#shared/kernel/limits.ts';
import { useApi } from '../../../lib/api.tsx';
import { codeOf } from '../../../lib/errors.ts';
import { isDrawable, uploadFile } from '../../../lib/files.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import type { ReadFile } from '../markdown-body.tsx';
import { useReadFile } from '../queries.ts';
import { useArticleKeeper } from './use-draft.ts';

type Upload = { readonly id: number; readonly name: string; readonly done: number };
let lastId = 0;

/** How a picture among the article's own files is named in its text. */
export const imageMark = (file: Pick<ArticleFile, 'name' | 'sha256'>): string =>
  `![${file.name.replace(/[[\]\\]/g, ' ')}](attachment:${file.sha256.slice(0, 16)})`;

/** Files on their way into a draft; a picture also takes its place in the text. They arrive also when the editor is left. */
export function useEditorFiles(articleId: string, place: (markdown: string) => void) {
  const api = useApi();
  const keeper = useArticleKeeper();
  const t = useT('knowledge');
  const format = useFormat();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  // What was just added is drawn from here: it is part of no article yet.
  const fresh = useRef(new Map<string, Blob>());
  const stored = useReadFile(articleId);
  const complain = (words: string) => setProblems((all) => [...all, words]);
  const filesNow = () => keeper.read(articleId)?.files ?? [];

  const start = async (file: File) => {
    const id = (lastId += 1);
    const show = (done: number) => setUploads((all) => all.map((one) => (one.id === id ? { ...one, done } : one)));
    setUploads((all) => [...all, { id, name: file.name, done: 0 }]);
    try {
      const made = await uploadFile(api, file, show, new AbortController().signal);
      fresh.current.set(made.sha256, file);
      if (!filesNow().some(({ sha256 }) => sha256 === made.sha256))
        keeper.edit(articleId, { files: [...filesNow(), made] });
      if (isDrawable(made.mime)) place(imageMark(made));
    } catch (error) {
      complain(t(codeOf(error) === 'DISK_FULL' ? 'file.diskFull' : 'file.addFailed', { name: file.name }));
    } finally {
      setUploads((all) => all.filter((one) => one.id !== id));
    }
  };
  const add = (files: readonly File[]) => {
    setProblems([]);
    const room = Math.max(0, MAX_FILES - filesNow().length - uploads.length);
    if (files.length > room) complain(t('file.tooMany', { max: MAX_FILES }));
    for (const file of files.slice(0, room)) {
      if (file.size > MAX_FILE_BYTES)
        complain(t('file.tooLarge', { name: file.name, size: format.bytes(MAX_FILE_BYTES) }));
      else if (file.size > 0) void start(file);
    }
  };
  const readFile: ReadFile = useCallback(
    async (file, signal) => fresh.current.get(file.sha256) ?? stored(file, signal),
    [stored],
  );
  return { uploads, problems, add, readFile };
}
