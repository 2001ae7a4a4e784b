import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { LANGUAGES, type Language, type LocalizedText } from '#shared/kernel/text.ts';
import { WORDS } from '#shared/domain/guidance/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/index.ts';
import css from './editor.module.css';

type Props = {
  label: string;
  value: LocalizedText;
  onChange: (value: LocalizedText) => void;
  /** The name of this place, for whoever jumps to it; each side adds its language. */
  at: string;
  /** What is wrong at a place, in words. */
  problemAt: (place: string, text: string, other: string) => string | undefined;
  maxLength: number;
  isLong?: boolean;
  /** The customer's own words have a place in it. */
  holdsWords?: boolean;
};

/** The same words in both languages, side by side; what is wrong is said at its field. */
export function TwoLanguages(props: Props) {
  return (
    <div className={css['two']}>
      {LANGUAGES.map((language) => (
        <Side key={language} {...props} language={language} />
      ))}
    </div>
  );
}

function Side({ language, ...props }: Props & { language: Language }) {
  const { value, at, isLong, maxLength, onChange } = props;
  const t = useT('cards');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = value[language];
  const label = t(`in.${language}`, { label: props.label });
  const place = `${at}.${language}`;
  const put = (next: string) => onChange({ ...value, [language]: next });
  const putWords = () => {
    const from = field.current?.selectionStart ?? text.length;
    put(`${text.slice(0, from)}${WORDS}${text.slice(from)}`);
    field.current?.focus();
  };
  const common = {
    label,
    value: text,
    maxLength,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    error: props.problemAt(place, text, value[language === 'zh' ? 'en' : 'zh']),
    'data-at': place,
    onKeyDown: leaveOnEscape,
  };
  if (!isLong) return <TextInput {...common} onChange={(event) => put(event.currentTarget.value)} />;
  return (
    <div>
      <Textarea
        {...common}
        ref={field}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {props.holdsWords && !text.includes(WORDS) && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('editor.putWordsLabel', { field: label })}
          onClick={putWords}
        >
          {t('editor.putWords')}
        </Button>
      )}
    </div>
  );
}
