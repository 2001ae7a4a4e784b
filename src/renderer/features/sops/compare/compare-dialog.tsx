import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { Sop } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useFocusBack } from '../../../ui/index.ts';
import { CompareView } from './compare-view.tsx';
import css from './compare.module.css';

type Props = { versions: readonly Sop[]; from: number; to: number; onClose: () => void };

/** Any two versions beside each other. */
export function CompareDialog({ versions, from, to, onClose }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const [pair, setPair] = useState({ from, to });
  useFocusBack();
  const [before, after] = [pair.from, pair.to].map((wanted) => versions.find(({ version }) => version === wanted));
  const data = versions.map(({ version }) => ({ value: String(version), label: t('version', { version }) }));
  return (
    <Modal
      opened
      onClose={onClose}
      size={960}
      title={t('compare.title', { title: versions[0] ? local(versions[0].title) : '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css['pair']}>
        {(['from', 'to'] as const).map((side) => (
          <Select
            key={side}
            label={t(`compare.${side}`)}
            data={data}
            value={String(pair[side])}
            allowDeselect={false}
            onChange={(value) => setPair({ ...pair, [side]: Number(value) })}
          />
        ))}
      </div>
      {before && after && <CompareView before={before} after={after} />}
    </Modal>
  );
}
