import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { RULES_KEY, useRules } from '../queries.ts';
import { AfterHard } from './after-hard.tsx';
import css from './rules.module.css';
import { RuleHead } from './rule-head.tsx';
import { TimeRule } from './time-rule.tsx';
import { harsherFields, TIMES, wishOf, writtenOf, type Written } from './wish.ts';

type Rules = NonNullable<ReturnType<typeof useRules>['data']>;

/** When a rest is offered, where each rule comes from, and the agent's own gentler wishes. */
export function RestRules() {
  const t = useT('load');
  const { data, error, refetch } = useRules();
  return (
    <>
      <h2 className={css['title']}>{t('settings.title')}</h2>
      <p className={css['quiet']}>{t('settings.hint')}</p>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form known={data} />
      ) : (
        <Skeleton lines={6} />
      )}
    </>
  );
}

function useForm({ own }: Rules) {
  const t = useT('load');
  const { say, sayError } = useToaster();
  const client = useQueryClient();
  const stored = writtenOf(own);
  // null: nothing is typed, and what is stored stands there.
  const [typed, setTyped] = useState<Written | null>(null);
  const written = typed ?? stored;
  const command = useCommand((api) => api.load.setOwn(wishOf(written)), {
    isQuiet: true,
    onDone: () => {
      setTyped(null);
      // Rules alone change nothing of how one stands now, and nothing is announced.
      void client.invalidateQueries({ queryKey: RULES_KEY });
      say({ title: t('settings.saved'), tone: 'ok' });
    },
    onFailed: (error) => {
      if (harsherFields(error) === null) sayError(error);
    },
  });
  const change = (part: Partial<Written>): void => {
    command.clearError();
    setTyped({ ...written, ...part });
  };
  return {
    written,
    change,
    isDirty: JSON.stringify(written) !== JSON.stringify(stored),
    save: () => void command.run(),
    discard: () => change(stored),
    isRunning: command.isRunning,
    harsher: harsherFields(command.error) ?? [],
  };
}

function Form({ known }: { known: Rules }) {
  const t = useT('load');
  const { rules, ranges } = known;
  const { written, change, isDirty, save, discard, isRunning, harsher } = useForm(known);
  const problem = (field: string) => (harsher.includes(field) ? t('settings.harsher') : undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Panel>
        <div className={css['rules']}>
          {TIMES.map((field) => (
            <TimeRule
              key={field}
              field={field}
              rule={rules[field]}
              range={ranges[field]}
              value={written[field]}
              problem={problem(field)}
              onChange={(value) => change({ [field]: value })}
            />
          ))}
          <AfterHard
            rule={rules.afterHard}
            value={written.afterHard}
            problem={problem('afterHard')}
            onChange={(afterHard) => change({ afterHard })}
          />
          <div className={css['rule']}>
            <RuleHead field="naturalMs" rule={rules.naturalMs} />
          </div>
        </div>
      </Panel>
      <div className={css['buttons']}>
        <Button type="submit" disabled={!isDirty} loading={isRunning}>
          {t('settings.save')}
        </Button>
        {isDirty && (
          <Button variant="default" onClick={discard}>
            {t('settings.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}
