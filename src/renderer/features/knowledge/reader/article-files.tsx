import { Button } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import type { ArticleFile } from '#shared/domain/article.ts';
import { codeOf } from '../../../lib/errors.ts';
import { handOver } from '../../../lib/files.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import type { ReadFile } from '../markdown-body.tsx';
import css from './article-reader.module.css';

/** Files that go with an article, to be saved. */
export function ArticleFiles({ files, readFile }: { files: readonly ArticleFile[]; readFile: ReadFile }) {
  const t = useT('knowledge');
  if (files.length === 0) return null;
  return (
    <ul className={css['files']} aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id} className={css['file']}>
          <OneFile file={file} readFile={readFile} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file, readFile }: { file: ArticleFile; readFile: ReadFile }) {
  const t = useT('knowledge');
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setWhy(null);
    try {
      handOver(await readFile(file, new AbortController().signal), file.name);
    } catch (error) {
      const code = codeOf(error);
      setWhy(t(code === 'NOT_ON_THIS_DESK' ? 'file.notHere' : code === 'DAMAGED' ? 'file.damaged' : 'file.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <IconFile size={16} stroke={1.6} aria-hidden />
      <span className="one-line" title={file.name}>
        {file.name}
      </span>
      <span className="secondary tabular">{format.bytes(file.bytes)}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={isBusy}
        leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
        aria-label={t('file.saveLabel', { name: file.name })}
        onClick={() => void save()}
      >
        {t('file.save')}
      </Button>
      {why !== null && <output className={css['why']}>{why}</output>}
    </>
  );
}
