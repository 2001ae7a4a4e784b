import { Button } from '@mantine/core';
import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { Panel } from '../../../ui/index.ts';
import css from '../settings-screen.module.css';
import { Fact } from './fact.tsx';

/** Where this desk keeps its data, and how much room that takes. */
export function DataFolder({ desk }: { desk: Diagnostics['desk'] }) {
  const t = useT('settings');
  const words = useT('session');
  const format = useFormat();
  const { say } = useToaster();
  const copy = () =>
    navigator.clipboard.writeText(desk.dataFolder).then(
      () => say({ title: t('data.copied'), tone: 'ok' }),
      () => say({ title: t('diag.notCopied'), tone: 'bad' }),
    );
  return (
    <Panel title={t('data.title')}>
      <dl className={css['facts']}>
        <Fact name={t('data.folder')}>
          {desk.dataFolder}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => void copy()}>
            {t('data.copy')}
          </Button>
        </Fact>
        <Fact name={t('data.replica')}>
          {format.bytes(desk.replicaBytes)} · {t('data.wal', { size: format.bytes(desk.walBytes) })}
        </Fact>
        <Fact name={t('data.files')}>{format.bytes(desk.filesBytes)}</Fact>
        <Fact name={t('data.free')}>{desk.freeBytes === null ? '–' : format.bytes(desk.freeBytes)}</Fact>
        <Fact name={t('data.memory')}>{format.bytes(desk.memoryBytes)}</Fact>
        <Fact name={t('data.key')}>{words(`key.${desk.keyProtection}`)}</Fact>
      </dl>
    </Panel>
  );
}
