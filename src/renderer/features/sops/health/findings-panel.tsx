import { UnstyledButton } from '@mantine/core';
import { MIN_SAMPLE } from '#shared/domain/sop/health-kinds.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, Panel } from '../../../ui/index.ts';
import css from './health.module.css';
import type { Finding, Version } from './queries.ts';
import { percent, useHealthWords } from './use-words.ts';

type Props = {
  version: Version;
  current: Finding | null;
  onChoose: (finding: Finding) => void;
  /** Writes a lesson from the current one. */
  lesson: Action;
};

/** What stands out, in words first. One is looked at: its step is the one that is marked below. */
export function FindingsPanel({ version, current, onChoose, lesson }: Props) {
  const t = useT('sopHealth');
  const words = useHealthWords(version);
  const missing = MIN_SAMPLE - version.completed.of;
  return (
    <Panel title={t('findings.title')}>
      {missing > 0 && (
        <p className={css['quiet']}>
          <strong>{t('few.title')}</strong> {t('few.next', { count: version.completed.of, missing })}
        </p>
      )}
      {missing <= 0 && version.findings.length === 0 && (
        <p className={css['quiet']}>
          <strong>{t('findings.none')}</strong> {t('findings.noneNext')}
        </p>
      )}
      <ul className={css['findings']}>
        {version.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.step}`} data-current={finding === current || undefined}>
            <UnstyledButton
              className={css['finding'] ?? ''}
              aria-pressed={finding === current}
              onClick={() => onChoose(finding)}
            >
              <span>{words.findingOf(finding)}</span>
              {finding.interval && <Interval {...finding.interval} />}
            </UnstyledButton>
            {finding === current && <ActionButton action={lesson} size="compact-sm" />}
          </li>
        ))}
      </ul>
      {version.findings.length === 0 && <ActionButton action={lesson} size="compact-sm" />}
    </Panel>
  );
}

function Interval({ low, high }: { low: number; high: number }) {
  const t = useT('sopHealth');
  return <span className={css['interval']}>{t('finding.interval', { low: percent(low), high: percent(high) })}</span>;
}
