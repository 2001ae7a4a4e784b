import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Sop } from '#shared/domain/sop/index.ts';
import { handOver } from '../../../lib/files.ts';
import { useLanguage, useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ErrorState, Skeleton, useFocusBack } from '../../../ui/index.ts';
import css from './exchange.module.css';

type Format = 'json' | 'mermaid';

/** One version as a file that comes back whole (JSON), or as a drawing other tools read (Mermaid). */
export function ExportDialog({ sop, onClose }: { sop: Sop; onClose: () => void }) {
  const t = useT('sopDesk');
  const { say } = useToaster();
  const own = useLanguage();
  const [format, setFormat] = useState<Format>('json');
  const [language, setLanguage] = useState(own);
  useFocusBack();
  const file = useCall(['sops', 'write', sop.id, format, language], ['sop'], (api, signal) =>
    api.sops.write({ sopId: sop.id, format, language }, { signal }),
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.data?.text ?? '');
      say({ title: t('export.copied'), tone: 'ok' });
    } catch {
      // Forbidden, or a page without a clipboard.
      say({ title: t('export.copyFailed'), message: t('export.copyFailedNext'), tone: 'warn' });
    }
  };
  const save = () => file.data && handOver(new Blob([file.data.text], { type: 'text/plain' }), file.data.fileName);
  return (
    <Modal opened onClose={onClose} size="lg" title={t('export.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={css['form']}>
        <div className={css['line']}>
          <SegmentedControl
            size="xs"
            aria-label={t('export.format')}
            value={format}
            data={[
              { value: 'json', label: 'JSON' },
              { value: 'mermaid', label: 'Mermaid' },
            ]}
            onChange={(value) => setFormat(value === 'mermaid' ? value : 'json')}
          />
          {format === 'mermaid' && (
            <SegmentedControl
              size="xs"
              aria-label={t('export.language')}
              value={language}
              data={(['zh', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
              onChange={(value) => setLanguage(value === 'en' ? value : 'zh')}
            />
          )}
        </div>
        <p className="secondary">{t(`export.hint.${format}`)}</p>
        {file.error ? (
          <ErrorState error={file.error} onRetry={() => void file.refetch()} />
        ) : file.data ? (
          <Textarea
            readOnly
            rows={12}
            aria-label={file.data.fileName}
            classNames={{ input: css['code'] ?? '' }}
            value={file.data.text}
          />
        ) : (
          <Skeleton lines={8} />
        )}
        <div className={css['foot']}>
          <Button variant="default" disabled={!file.data} onClick={() => void copy()}>
            {t('export.copy')}
          </Button>
          {/* Disabled it could not have the keyboard, and it is there before the file is. */}
          <Button data-autofocus data-disabled={!file.data} aria-disabled={!file.data} onClick={save}>
            {t('export.save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
