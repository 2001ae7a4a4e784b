import { Modal } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Skeleton, useFocusBack } from '../../../ui/index.ts';
import css from './chart-dialog.module.css';
import { useNames } from './words.ts';

const SopChart = lazy(async () => ({ default: (await import('../chart/sop-chart.tsx')).SopChart }));

/** The whole procedure with the way taken: drawn, or as the chart itself lists it. */
export function ChartDialog({ run, onClose }: { run: RunView; onClose: () => void }) {
  const common = useT('common');
  const names = useNames();
  const [selected, setSelected] = useState<string | null>(run.current);
  useFocusBack();
  if (run.sop === null) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${names.title(run)} v${run.version}`}
      size={1120}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={css['chart']}>
        <Suspense fallback={<Skeleton lines={10} />}>
          <SopChart
            content={run.sop}
            walk={{ trail: run.trail, current: run.current }}
            selected={selected}
            onSelect={setSelected}
          />
        </Suspense>
      </div>
    </Modal>
  );
}
