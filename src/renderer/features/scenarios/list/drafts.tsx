import type { ScenarioDraftSummary } from '#shared/contract/app/scenarios.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import type { Rows } from '../lib/use-rows.ts';
import css from './list.module.css';

const MINUTE = 60_000;
export const draftRow = ({ draftId }: ScenarioDraftSummary): string => `scenario-draft-${draftId}`;

/** What was begun and is on this desk alone. */
export function Drafts({ drafts, rows }: { drafts: readonly ScenarioDraftSummary[]; rows: Rows }) {
  const t = useT('scenarios');
  const format = useFormat();
  const now = useNow(MINUTE);
  return (
    <Panel title={t('drafts.title')} aside={t('drafts.count', { count: drafts.length })}>
      {drafts.length === 0 ? (
        <p className={css['quiet']}>{t('drafts.none')}</p>
      ) : (
        <ul className={css['list']}>
          {drafts.map((draft) => (
            <li key={draft.draftId} data-current={rows.at === draftRow(draft) || undefined}>
              <a
                id={draftRow(draft)}
                href={hashOf('scenarios', draft.draftId)}
                lang={draft.lang === 'zh' ? 'zh-CN' : 'en'}
                onFocus={() => rows.stand(draftRow(draft))}
              >
                {draft.title || t('untitled')}
              </a>
              <span className={css['facts']}>
                {draft.looks > 0 && <span>{t('drafts.looks', { count: draft.looks })}</span>}
                <span>{t('drafts.changed', { when: format.ago(draft.at, now) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
