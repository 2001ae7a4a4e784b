import type { RefObject } from 'react';
import { Button, CloseButton, Progress } from '@mantine/core';
import { IconFile, IconPhoto } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import css from './editor.module.css';
import type { BoundDraft } from './use-draft.ts';
import type { useEditorFiles } from './use-editor-files.ts';

type Props = {
  draft: BoundDraft;
  files: ReturnType<typeof useEditorFiles>;
  picker: RefObject<HTMLInputElement | null>;
};

/** Files that go with the article: there, on their way, and those that could not be taken. */
export function FilesField({ draft, files, picker }: Props) {
  const t = useT('knowledge');
  const format = useFormat();
  const { content, edit } = draft;
  return (
    <Panel title={t('files')}>
      <ul className={css['list']}>
        {content.files.map((file) => (
          <li key={file.id}>
            <IconFile size={14} stroke={1.6} aria-hidden />
            <span className="one-line" title={file.name}>
              {file.name}
            </span>
            <span className={css['kind']}>{format.bytes(file.bytes)}</span>
            <CloseButton
              size="xs"
              aria-label={t('file.remove', { name: file.name })}
              onClick={() => edit({ files: content.files.filter(({ id }) => id !== file.id) })}
            />
          </li>
        ))}
        {files.uploads.map((upload) => (
          <li key={upload.id}>
            <span className="one-line">{upload.name}</span>
            <Progress
              w={80}
              size="xs"
              value={Math.round(upload.done * 100)}
              aria-label={t('file.progress', { name: upload.name, percent: Math.round(upload.done * 100) })}
            />
          </li>
        ))}
      </ul>
      {files.problems.map((words) => (
        <p key={words} className={css['problem']} role="alert">
          {words}
        </p>
      ))}
      <Button
        mt={6}
        size="compact-sm"
        variant="default"
        leftSection={<IconPhoto size={14} stroke={1.6} aria-hidden />}
        onClick={() => picker.current?.click()}
      >
        {t('file.add')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('file.add')}
        onChange={(event) => {
          files.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </Panel>
  );
}
