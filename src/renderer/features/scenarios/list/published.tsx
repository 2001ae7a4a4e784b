import { Button } from '@mantine/core';
import type { PublishedScenario } from '#shared/contract/app/scenarios.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionKeys, Panel, Pill } from '../../../ui/index.ts';
import type { Rows } from '../lib/use-rows.ts';
import css from './list.module.css';
import type { Retire } from './use-retire.ts';

const MINUTE = 60_000;
export const publishedRow = ({ scenarioId }: PublishedScenario): string => `scenario-${scenarioId}`;

/** What the team has of its own, also what was taken down. */
export function Published(props: { scenarios: readonly PublishedScenario[]; rows: Rows; retire: Retire }) {
  const { scenarios, ...rest } = props;
  const t = useT('scenarios');
  return (
    <Panel title={t('published.title')} aside={t('published.count', { count: scenarios.length })}>
      {scenarios.length === 0 ? (
        <p className={css['quiet']}>{t('published.none')}</p>
      ) : (
        <ul className={css['list']}>
          {scenarios.map((one) => (
            <Row key={one.scenarioId} one={one} {...rest} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ one, rows, retire }: { one: PublishedScenario; rows: Rows; retire: Retire }) {
  const t = useT('scenarios');
  const format = useFormat();
  const now = useNow(MINUTE);
  const id = publishedRow(one);
  const isHere = rows.at === id;
  return (
    <li data-current={isHere || undefined} data-retired={one.isRetired || undefined}>
      <span className={css['name']}>
        <span lang={one.lang === 'zh' ? 'zh-CN' : 'en'}>{one.title}</span>
        {one.isRetired && <Pill>{t('published.retired')}</Pill>}
      </span>
      <span className={css['facts']}>
        <span>{t('published.by', { name: one.authorName, when: format.moment(one.publishedAt, now) })}</span>
      </span>
      <Button
        id={id}
        size="compact-xs"
        variant="default"
        aria-label={t(one.isRetired ? 'published.restoreOne' : 'published.retireOne', { title: one.title })}
        rightSection={isHere ? <ActionKeys id="scenarios.retire" keys="x" /> : undefined}
        onFocus={() => rows.stand(id)}
        onClick={() => retire.turn(one)}
      >
        {t(one.isRetired ? 'published.restore' : 'published.retire')}
      </Button>
    </li>
  );
}
