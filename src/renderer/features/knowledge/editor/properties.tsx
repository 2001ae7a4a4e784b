import { SegmentedControl, Select, TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape, Panel } from '../../../ui/index.ts';
import { useArticles, useSpaces } from '../queries.ts';
import css from './editor.module.css';
import type { BoundDraft } from './use-draft.ts';

const MAX_TAGS = 50;
const MAX_TAG = 60;
const MAX_QUESTIONS = 200;
const MAX_QUESTION = 300;

/** One question a line, as customers say it. */
export const splitQuestions = (written: string): string[] =>
  [...new Set(written.split('\n').map((line) => line.trim().slice(0, MAX_QUESTION)))]
    .filter((line) => line !== '')
    .slice(0, MAX_QUESTIONS);
export const splitTags = (written: string): string[] =>
  written
    .split(/[\s,，、]+/u)
    .map((tag) => tag.slice(0, MAX_TAG))
    .filter((tag) => tag !== '');

/** What belongs to an article besides its text. */
export function Properties({ draft }: { draft: BoundDraft }) {
  const t = useT('knowledge');
  const { content, edit } = draft;
  const spaces = useSpaces().data?.spaces ?? [];
  const known = useArticles({ tags: [], language: null, archived: false }).data?.items ?? [];
  const tags = [...new Set(known.flatMap((article) => article.tags))].toSorted((a, b) => a.localeCompare(b));
  const isNew = content.baseVersion === 0;
  return (
    <Panel title={t('editor.properties')}>
      <div className={css['fields']}>
        <Questions draft={draft} />
        <TagsInput
          size="xs"
          label={t('tag.label')}
          value={[...content.tags]}
          data={tags}
          maxTags={MAX_TAGS}
          maxLength={MAX_TAG}
          splitChars={[',', '，', '、', ' ']}
          acceptValueOnBlur
          onChange={(next) => edit({ tags: [...new Set(next.flatMap(splitTags))] as typeof content.tags })}
          onKeyDown={leaveOnEscape}
        />
        <div>
          <div className={css['kind']} id="article-language">
            {t('language.label')}
          </div>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-labelledby="article-language"
            value={content.language}
            data={[
              { value: 'zh', label: t('language.zh') },
              { value: 'en', label: t('language.en') },
            ]}
            onChange={(language) => edit({ language: language === 'en' ? 'en' : 'zh' })}
          />
        </div>
        <Select
          label={t('about.space')}
          description={isNew ? undefined : t('editor.spaceFixed')}
          disabled={!isNew}
          data={[...new Set([content.spaceId, ...spaces])]}
          value={content.spaceId}
          allowDeselect={false}
          onChange={(spaceId) => spaceId !== null && edit({ spaceId })}
        />
      </div>
    </Panel>
  );
}

/** Kept as typed while the field has the keyboard, so that an empty line can be begun. */
function Questions({ draft }: { draft: BoundDraft }) {
  const t = useT('knowledge');
  const stored = draft.content.questions.join('\n');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={10}
      label={t('editor.questions')}
      description={t('editor.questionsHint')}
      value={typed ?? stored}
      onFocus={() => setTyped(stored)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        draft.edit({ questions: splitQuestions(event.currentTarget.value) });
      }}
      onKeyDown={leaveOnEscape}
    />
  );
}
