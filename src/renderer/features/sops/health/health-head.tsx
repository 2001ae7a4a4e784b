import { SegmentedControl, Select } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import css from './health.module.css';
import { PERIODS, type Version } from './queries.ts';
import type { PeriodChoice } from './use-period.ts';

type Props = {
  versions: readonly Version[];
  version: Version;
  onVersion: (version: number) => void;
  period: PeriodChoice;
};

/** Which version, and since when. */
export function HealthHead({ versions, version, onVersion, period: { period, setPeriod } }: Props) {
  const t = useT('sopHealth');
  const options = versions.map(({ version: number, runs, retiredAt }) => ({
    value: String(number),
    label: t(retiredAt === null ? 'version.one' : 'version.retired', { version: number, count: runs.begun }),
  }));
  return (
    <div className={css['head']}>
      <h2>{t('title')}</h2>
      <Select
        aria-label={t('version')}
        data={options}
        value={String(version.version)}
        onChange={(value) => value !== null && onVersion(Number(value))}
        allowDeselect={false}
        size="xs"
        w={220}
      />
      <SegmentedControl
        aria-label={t('period')}
        size="xs"
        data={PERIODS.map((one) => ({ value: one, label: t(`period.${one}`) }))}
        value={period}
        onChange={(value) => setPeriod(value)}
      />
    </div>
  );
}
