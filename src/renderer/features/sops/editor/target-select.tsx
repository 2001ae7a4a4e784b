import { Select } from '@mantine/core';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import type { Target } from './edit.ts';
import { useEditing } from './editing.ts';

const END = '$end';
type Props = { label: string; value: Target; onChange: (to: Target) => void; at: string; error: string | undefined };

/** Where a result leads: the steps by number, and the end. The same as dragging it in the chart. */
export function TargetSelect({ label, value, onChange, at, error }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const { content } = useEditing();
  const steps = content.steps.map(({ key, title }, i) => ({
    value: key,
    label: t('chart.place', { step: i + 1, title: local(title) || t('step.noTitle') }),
  }));
  return (
    <Select
      data-at={at}
      aria-label={label}
      placeholder={t('chart.nowhere')}
      data={[...steps, { value: END, label: t('chart.end') }]}
      value={value === null ? END : (value ?? null)}
      error={error}
      searchable
      allowDeselect={false}
      onChange={(to) => onChange(to === END ? null : (to ?? undefined))}
    />
  );
}
