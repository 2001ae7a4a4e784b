import { Button, Modal } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Attachment } from '#shared/domain/attachment.ts';
import { useApi } from '../../lib/api.tsx';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { useSyncStatus } from '../../lib/reads.ts';
import { useCall } from '../../lib/query.ts';
import { useFormat } from '../../lib/time.ts';
import css from './attachments.module.css';
import { isDrawable, readFile } from './files.ts';

/** Larger pictures are fetched when asked for. */
const PREVIEW_BYTES = 5 * 1024 * 1024;

export function Attachments({ files }: { files: readonly Attachment[] }) {
  const t = useT('messages');
  return (
    <ul className={css['files']} aria-label={t('upload.list')}>
      {files.map((file) => (
        <li key={file.id}>
          {isDrawable(file.mime) && file.bytes <= PREVIEW_BYTES ? <Picture file={file} /> : <Plain file={file} />}
        </li>
      ))}
    </ul>
  );
}

/** Once the hub is there again, what could not be fetched can. */
function useWhenOnline(run: () => void): void {
  const isOnline = useSyncStatus()?.state === 'online';
  const call = useEffectEvent(run);
  useEffect(() => {
    if (isOnline) call();
  }, [isOnline]);
}

/** A picture from bytes; its address lives exactly as long as it is on screen. */
function BlobImage({ blob, alt, className }: { blob: Blob; alt: string; className?: string | undefined }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
  return <img ref={show} alt={alt} className={className} />;
}

function Picture({ file }: { file: Attachment }) {
  const t = useT('messages');
  const [isLarge, setLarge] = useState(false);
  const { data, error, isFetching, refetch } = useCall(['file', file.id], [], (api, signal) =>
    readFile(api, file, signal),
  );
  useWhenOnline(() => {
    if (error) void refetch();
  });
  const alt = t('file.image', { name: file.name });
  if (error) return <Plain file={file} error={error} onRetry={() => void refetch()} isBusy={isFetching} />;
  return (
    <>
      <button
        type="button"
        className={css['picture']}
        aria-label={t('file.enlarge', { name: file.name })}
        disabled={!data}
        onClick={() => setLarge(true)}
      >
        {data ? <BlobImage blob={data} alt={alt} /> : <span>{t('file.loading')}</span>}
      </button>
      <Modal
        opened={isLarge}
        onClose={() => setLarge(false)}
        size="auto"
        title={file.name}
        closeButtonProps={{ 'aria-label': t('file.close') }}
      >
        {data && <BlobImage className={css['large']} blob={data} alt={alt} />}
        <Plain file={file} />
      </Modal>
    </>
  );
}

type PlainProps = { file: Attachment; error?: unknown; onRetry?: () => void; isBusy?: boolean };

/** A file by name and size, to be saved; where it cannot be read, why. */
function Plain({ file, error, onRetry, isBusy = false }: PlainProps) {
  const t = useT('messages');
  const format = useFormat();
  const save = useSave(file);
  const why = useReason(save.error ?? error);
  return (
    <div className={css['plain']}>
      <IconFile size={16} stroke={1.6} aria-hidden />
      <span className="one-line" title={file.name}>
        {file.name}
      </span>
      <span className={css['size']}>{format.bytes(file.bytes)}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={save.isBusy || isBusy}
        leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
        aria-label={error ? t('file.retry') : t('file.saveLabel', { name: file.name })}
        onClick={error && onRetry ? onRetry : save.start}
      >
        {error ? t('file.retry') : t('file.save')}
      </Button>
      {why && <output className={css['why']}>{why}</output>}
    </div>
  );
}

function useReason(error: unknown): string | null {
  const t = useT('messages');
  if (!error) return null;
  const code = codeOf(error);
  if (code === 'NOT_ON_THIS_DESK') return t('file.notHere');
  if (code === 'DAMAGED') return t('file.damaged');
  if (code === 'FORBIDDEN') return t('file.forbidden');
  return t('file.failed');
}

function useSave(file: Attachment) {
  const api = useApi();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      handOver(await readFile(api, file, new AbortController().signal), file.name);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, start: () => void save() };
}

/** Lets the browser ask where to put it. */
function handOver(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
