import { Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import { SopChart } from '../chart/sop-chart.tsx';
import { AboutSop } from './about-sop.tsx';
import { useSopVersions } from './queries.ts';
import { ReaderBar } from './reader-bar.tsx';
import type { Version } from './version.ts';
import css from './reader.module.css';
import { StepPanel } from './step-panel.tsx';
import { useReaderActions } from './use-reader-actions.ts';
import { ReaderDialogs, Versions } from './versions.tsx';

type Props = { sopKey: string; renderHealth?: (key: string) => ReactNode };
const MINUTE_MS = 60_000;

/** One procedure, to be read, compared with what it was, and looked after. */
export function SopReader({ sopKey, renderHealth }: Props) {
  const t = useT('sopDesk');
  const { data, error, refetch } = useSopVersions(sopKey);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const [sop] = data.versions;
  if (!sop) return <EmptyState title={t('reader.gone')} next={t('reader.goneHint')} />;
  return <Reader sop={sop} versions={data.versions} {...(renderHealth ? { renderHealth } : {})} />;
}

type ReaderProps = { sop: Version; versions: readonly Version[]; renderHealth?: Props['renderHealth'] };

function Reader({ sop, versions, renderHealth }: ReaderProps) {
  const local = useLocalized();
  const actions = useReaderActions(sop, versions);
  const [tab, setTab] = useState<'steps' | 'health'>('steps');
  const health: Action = {
    id: 'sops.health',
    group: 'sop',
    labelKey: tab === 'health' ? 'sopDesk:action.steps' : 'sopDesk:action.health',
    keys: 'shift+h',
    isEnabled: renderHealth !== undefined,
    perform: () => setTab(tab === 'health' ? 'steps' : 'health'),
  };
  useActions([...actions.all, health]);
  return (
    <article className={css['reader']} aria-labelledby="sop-title">
      <header className={css['head']}>
        <h2 id="sop-title" className={css['title']}>
          {local(sop.title)}
        </h2>
        <Facts sop={sop} />
        <ReaderBar actions={actions} />
      </header>
      {renderHealth ? (
        <Tabs
          className={css['tabs'] ?? ''}
          value={tab}
          keepMounted={false}
          onChange={(to) => setTab(to === 'health' ? to : 'steps')}
        >
          <TabNames />
          <Tabs.Panel value="steps" className={css['panel'] ?? ''}>
            <Body sop={sop} versions={versions} actions={actions} />
          </Tabs.Panel>
          <Tabs.Panel value="health" className={css['health'] ?? ''}>
            {renderHealth(sop.key)}
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Body sop={sop} versions={versions} actions={actions} />
      )}
      <ReaderDialogs sop={sop} versions={versions} actions={actions} />
    </article>
  );
}

function TabNames() {
  const t = useT('sopDesk');
  return (
    <Tabs.List aria-label={t('library.title')}>
      <Tabs.Tab value="steps">{t('reader.steps')}</Tabs.Tab>
      <Tabs.Tab value="health">{t('reader.health')}</Tabs.Tab>
    </Tabs.List>
  );
}

function Facts({ sop }: { sop: Version }) {
  const t = useT('sopDesk');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  return (
    <p className={css['facts']}>
      {sop.retiredAt !== null && <Pill tone="warn">{t('row.retired')}</Pill>}
      <span>{t('version', { version: sop.version })}</span>
      <span>{t('steps', { count: sop.steps.length })}</span>
      {sop.publishedAt !== null && (
        <span>
          {t('reader.published', {
            date: format.day(sop.publishedAt, now),
            name: sop.authorName ?? t('reader.nobody'),
          })}
        </span>
      )}
      {sop.tags.map((tag) => (
        <Pill key={tag}>{tag}</Pill>
      ))}
    </p>
  );
}

type BodyProps = { sop: Version; versions: readonly Version[]; actions: ReturnType<typeof useReaderActions> };

/** The chart, and beside it the chosen step and what belongs to the whole. */
function Body({ sop, versions, actions }: BodyProps) {
  const t = useT('sopDesk');
  const [selected, setSelected] = useState(sop.start);
  const step = sop.steps.find(({ key }) => key === selected) ?? sop.steps[0];
  return (
    <div className={css['body']}>
      <section className={css['chart']} aria-label={t('chart.label')}>
        <SopChart content={sop} walk={null} selected={step?.key ?? null} onSelect={setSelected} />
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <aside className={css['aside']} aria-label={t('reader.about')} tabIndex={0}>
        {step && <StepPanel step={step} sop={sop} />}
        <AboutSop sop={sop} />
        <Versions versions={versions} actions={actions} />
      </aside>
    </div>
  );
}
