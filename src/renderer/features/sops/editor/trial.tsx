import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { DONE } from '#shared/domain/sop/kinds.ts';
import type { RunEntry, SopStep } from '#shared/domain/sop/index.ts';
import { progressOf, standing, walk, type Visit } from '#shared/domain/sop/walk.ts';
import type { AgentId } from '#shared/kernel/ids.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { EmptyState, Pill } from '../../../ui/index.ts';
import { KindIcon } from '../chart/kind-icon.tsx';
import { useActionWords } from '../action-words.ts';
import { stepOf, type Content } from './edit.ts';
import css from './trial.module.css';

const NOBODY = { at: 0, agentId: 'trial' as AgentId };

/** Walks the draft with the engine of real runs. Nothing is stored, and no action is carried out. */
export function Trial({ content }: { content: Content }) {
  const t = useT('sopDesk');
  const [entries, setEntries] = useState<readonly RunEntry[]>([]);
  const now = walk(content, { startedAt: 0, entries: [...entries] });
  const visits = standing(now);
  const step = stepOf(content, now.current);
  const { done, left } = progressOf(content, now);
  const add = (entry: RunEntry) => setEntries((before) => [...before, entry]);
  const id = `trial-${entries.length}`;
  const last = visits.at(-1);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['trial']} tabIndex={0} aria-label={t('trial.label')}>
      <p className="secondary">{t('trial.hint')}</p>
      <Trail content={content} visits={visits} />
      {step ? (
        <Current
          step={step}
          onPass={(result) => add({ did: 'result', id, step: step.key, result, values: {}, ...NOBODY })}
          onSkip={(result) => add({ did: 'skip', id, step: step.key, result, reason: 'other', note: '', ...NOBODY })}
        />
      ) : now.state === 'completed' ? (
        <EmptyState title={t('trial.over')} next={t('trial.overHint', { count: done })} />
      ) : (
        <EmptyState title={t('trial.stuck')} next={t('trial.stuckHint')} />
      )}
      <div className={css['foot']}>
        <span className="secondary tabular">
          {Number.isFinite(left) ? t('trial.progress', { done, left }) : t('trial.noEnd')}
        </span>
        <Button
          variant="default"
          disabled={!last}
          leftSection={<IconArrowBackUp size={16} stroke={1.6} aria-hidden />}
          onClick={() => last && add({ did: 'back', id, step: last.step, ...NOBODY })}
        >
          {t('trial.back')}
        </Button>
        <Button
          variant="default"
          disabled={entries.length === 0}
          leftSection={<IconRotate size={16} stroke={1.6} aria-hidden />}
          onClick={() => setEntries([])}
        >
          {t('trial.again')}
        </Button>
      </div>
    </section>
  );
}

function Trail({ content, visits }: { content: Content; visits: readonly Visit[] }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  return (
    <ol className={css['trail']}>
      {visits.map(({ step: key, result, state }, i) => {
        const step = stepOf(content, key);
        const label = step?.results?.find((one) => one.key === result)?.label;
        return (
          <li key={i} data-state={state}>
            <IconCheck size={14} stroke={2} aria-hidden />
            {step ? local(step.title) || t('step.noTitle') : key}
            {label && <span className="secondary">{local(label)}</span>}
            {state === 'skipped' && <span className="secondary">{t('trial.skipped')}</span>}
          </li>
        );
      })}
    </ol>
  );
}

type CurrentProps = { step: SopStep; onPass: (result: string) => void; onSkip: (result: string) => void };

function Current({ step, onPass, onSkip }: CurrentProps) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const act = useActionWords();
  const results = step.results ?? [];
  const first = results[0]?.key ?? DONE;
  return (
    <section className={css['current']} aria-live="polite">
      <h3>
        <KindIcon kind={step.kind} /> {local(step.title) || t('step.noTitle')}
        {step.required !== 'none' && <Pill>{t(`required.${step.required}`)}</Pill>}
      </h3>
      {step.help && <p className={css['help']}>{local(step.help)}</p>}
      {(step.fields ?? []).length > 0 && (
        <ul className={css['asked']}>
          {step.fields?.map(({ key, label, kind, isRequired }) => (
            <li key={key}>
              {local(label)} <span className="secondary">{t(`fieldKind.${kind}`)}</span>
              {isRequired && <span className="secondary"> · {t('fields.required')}</span>}
            </li>
          ))}
        </ul>
      )}
      {(step.actions ?? []).map((action, i) => (
        <p key={i} className="secondary">
          {t('trial.does', { what: act(action) })}
        </p>
      ))}
      <div className={css['ways']}>
        {results.length === 0 ? (
          <Button disabled={step.next[DONE] === undefined} onClick={() => onPass(DONE)}>
            {t('trial.done')}
          </Button>
        ) : (
          results.map(({ key, label }) => (
            <Button key={key} variant="default" disabled={step.next[key] === undefined} onClick={() => onPass(key)}>
              {local(label) || t('results.unnamed')}
            </Button>
          ))
        )}
        <Button variant="subtle" color="gray" disabled={step.next[first] === undefined} onClick={() => onSkip(first)}>
          {t('trial.skip')}
        </Button>
      </div>
    </section>
  );
}
