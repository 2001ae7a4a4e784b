import { useState } from 'react';
import { MAX_FILE_BYTES, MAX_FILES } from '#shared/kernel/limits.ts';
import { useApi } from '../../lib/api.tsx';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat } from '../../lib/time.ts';
import type { DraftKind } from './draft-keeper.ts';
import { uploadFile } from './files.ts';
import { useKeeper } from './use-draft.ts';

export type Upload = { readonly id: number; readonly name: string; readonly done: number; readonly stop: () => void };
export type UploadProblem = { readonly id: number; readonly words: string };

let lastId = 0;

/**
 * Files on their way into a draft. Leaving the ticket does not stop them: they arrive in the draft of the ticket and kind
 * they were added to.
 */
export function useUploads(ticketId: string, kind: DraftKind) {
  const api = useApi();
  const keeper = useKeeper();
  const t = useT('messages');
  const format = useFormat();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [problems, setProblems] = useState<readonly UploadProblem[]>([]);
  const complain = (words: string) => setProblems((all) => [...all, { id: (lastId += 1), words }]);

  const start = async (file: File) => {
    const id = (lastId += 1);
    const stopper = new AbortController();
    const show = (done: number) =>
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, done } : upload)));
    setUploads((all) => [...all, { id, name: file.name, done: 0, stop: () => stopper.abort() }]);
    try {
      const stored = await uploadFile(api, file, show, stopper.signal);
      keeper.edit(ticketId, kind, { attachments: [...keeper.read(ticketId, kind).attachments, stored] });
    } catch (error) {
      const isFull = codeOf(error) === 'DISK_FULL';
      if (!stopper.signal.aborted) complain(t(isFull ? 'upload.diskFull' : 'upload.failed', { name: file.name }));
    } finally {
      setUploads((all) => all.filter((upload) => upload.id !== id));
    }
  };

  const add = (files: readonly File[]) => {
    const room = MAX_FILES - keeper.read(ticketId, kind).attachments.length - uploads.length;
    if (files.length > room) complain(t('upload.tooMany', { max: MAX_FILES }));
    for (const file of files.slice(0, Math.max(0, room))) {
      if (file.size > MAX_FILE_BYTES)
        complain(t('upload.tooLarge', { name: file.name, size: format.bytes(file.size) }));
      else if (file.size === 0) complain(t('upload.empty', { name: file.name }));
      else void start(file);
    }
  };
  const dismiss = (id: number) => setProblems((all) => all.filter((problem) => problem.id !== id));
  return { uploads, problems, add, dismiss };
}
