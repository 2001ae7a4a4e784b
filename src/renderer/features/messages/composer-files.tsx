import { CloseButton, Progress } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useT } from '../../lib/i18n.tsx';
import { useFormat } from '../../lib/time.ts';
import css from './composer.module.css';
import type { BoundDraft } from './use-draft.ts';
import type { useUploads } from './use-uploads.ts';

/** Files that go with the text: there, on their way, and those that could not be taken. */
export function ComposerFiles({ draft, files }: { draft: BoundDraft; files: ReturnType<typeof useUploads> }) {
  const t = useT('messages');
  const format = useFormat();
  const { attachments } = draft.content;
  const remove = (id: string) => draft.edit({ attachments: attachments.filter((file) => file.id !== id) });
  if (attachments.length + files.uploads.length + files.problems.length === 0) return null;
  return (
    <div className={css['files']}>
      <ul aria-label={t('upload.list')}>
        {attachments.map((file) => (
          <li key={file.id}>
            <IconFile size={14} stroke={1.6} aria-hidden />
            <span className="one-line">{file.name}</span>
            <span className={css['quiet']}>{format.bytes(file.bytes)}</span>
            <CloseButton
              size="xs"
              aria-label={t('upload.remove', { name: file.name })}
              onClick={() => remove(file.id)}
            />
          </li>
        ))}
        {files.uploads.map((upload) => (
          <li key={upload.id}>
            <span className="one-line">{upload.name}</span>
            <Progress
              className={css['progress'] ?? ''}
              value={Math.round(upload.done * 100)}
              size="xs"
              aria-label={t('upload.progress', { name: upload.name, percent: Math.round(upload.done * 100) })}
            />
            <CloseButton size="xs" aria-label={t('upload.remove', { name: upload.name })} onClick={upload.stop} />
          </li>
        ))}
      </ul>
      {files.problems.map((problem) => (
        <p key={problem.id} className={css['problem']} role="alert">
          {problem.words}
          <CloseButton size="xs" aria-label={t('upload.dismiss')} onClick={() => files.dismiss(problem.id)} />
        </p>
      ))}
    </div>
  );
}
