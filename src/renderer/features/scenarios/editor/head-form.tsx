import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CORE_SKILLS, PRACTICE_CHANNELS } from '#shared/domain/practice/index.ts';
import { useLocalized } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { leaveOnEscape } from '../../../ui/index.ts';
import { Choices } from './choices.tsx';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';
import { useTrouble } from './use-trouble.ts';
import { useScenarioWords } from './use-words.ts';

const DIFFICULTIES = ['1', '2', '3'] as const;
const MAX_TITLE = 120;
const MAX_ABOUT = 300;

/** What the library shows of it, and what it trains. */
export function HeadForm({ editing }: { editing: Editing }) {
  const { t, practice } = useScenarioWords();
  const { issue, edit } = editing;
  const trouble = useTrouble(editing);
  const lang = editing.view.lang === 'zh' ? 'zh-CN' : 'en';
  return (
    <div className={css['part']}>
      <TextInput
        data-at="title"
        label={t('field.title')}
        maxLength={MAX_TITLE}
        lang={lang}
        value={issue.title}
        error={trouble('title', issue.title === '')}
        onChange={(event) => edit({ title: event.currentTarget.value })}
        onKeyDown={leaveOnEscape}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        data-at="about"
        label={t('field.about')}
        description={t('field.aboutHint')}
        maxLength={MAX_ABOUT}
        lang={lang}
        value={issue.about}
        error={trouble('about', issue.about === '')}
        onChange={(event) => edit({ about: event.currentTarget.value })}
        onKeyDown={leaveOnEscape}
      />
      <div className={css['two']}>
        <div>
          <div className={css['label']} id="scenario-difficulty">
            {t('field.difficulty')}
          </div>
          <SegmentedControl
            size="xs"
            data-at="difficulty"
            aria-labelledby="scenario-difficulty"
            value={String(issue.difficulty)}
            data={DIFFICULTIES.map((one) => ({ value: one, label: practice(`difficulty.${one}`) }))}
            onChange={(value) => edit({ difficulty: Number(value) })}
          />
        </div>
        <Choices
          editing={editing}
          at="channels"
          label={t('field.channels')}
          all={PRACTICE_CHANNELS}
          chosen={issue.channels}
          nameOf={(one) => practice(`channel.${one}`)}
          onChosen={(channels) => edit({ channels })}
        />
      </div>
      <Choices
        editing={editing}
        at="trains"
        label={t('field.trains')}
        all={CORE_SKILLS}
        chosen={issue.trains}
        nameOf={(one) => practice(`core.${one}`)}
        onChosen={(trains) => edit({ trains })}
      />
      <Procedure editing={editing} />
    </div>
  );
}

/** Whether the steps that were walked for the ticket are scored. What it was begun with can be had back while the editor is open. */
function Procedure({ editing: { issue, edit } }: { editing: Editing }) {
  const { t } = useScenarioWords();
  const local = useLocalized();
  const [{ procedure, truth }] = useState(issue);
  const { data } = useCall(['scenarios', 'procedures'], ['sop'], (api, signal) => api.sops.list({}, { signal }), {
    enabled: procedure !== null,
  });
  if (procedure === null) return null;
  const title = data?.items.find(({ key }) => key === procedure)?.title;
  return (
    <Checkbox
      size="xs"
      data-at="truth"
      label={t('field.procedureOf', { title: title ? local(title) : procedure, count: Object.keys(truth).length })}
      checked={issue.procedure !== null}
      onChange={(event) => edit(event.currentTarget.checked ? { procedure, truth } : { procedure: null, truth: {} })}
    />
  );
}
