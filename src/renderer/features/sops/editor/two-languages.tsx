import { Textarea, TextInput } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/index.ts';
import css from './editor.module.css';

export type Words = { readonly zh: string; readonly en: string };
type Props = {
  label: string;
  value: Words;
  onChange: (value: Words) => void;
  /** The name of this place, for whoever jumps to it. */
  at: string;
  /** One language is missing, and both are wanted. */
  isWrong: boolean;
  maxLength?: number;
  isLong?: boolean;
  /** The keyboard leaves the English side. */
  onEnglishLeft?: () => void;
};

/** The same words in both languages, side by side; what is missing is said at its field. */
export function TwoLanguages(props: Props) {
  return (
    <div className={css['two']} data-at={props.at}>
      <Side {...props} language="zh" />
      <Side {...props} language="en" />
    </div>
  );
}

function Side({
  label,
  value,
  onChange,
  isWrong,
  maxLength = 200,
  isLong,
  onEnglishLeft,
  language,
}: Props & { language: 'zh' | 'en' }) {
  const t = useT('sopDesk');
  const isMissing = isWrong && value[language].trim() === '';
  const common = {
    label: t(`in.${language}`, { label }),
    value: value[language],
    maxLength,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    error: isMissing ? t('problem.missingHere') : undefined,
    onKeyDown: leaveOnEscape,
    onBlur: language === 'en' ? onEnglishLeft : undefined,
  };
  const put = (text: string) => onChange({ ...value, [language]: text });
  return isLong ? (
    <Textarea {...common} autosize minRows={2} maxRows={8} onChange={(event) => put(event.currentTarget.value)} />
  ) : (
    <TextInput {...common} onChange={(event) => put(event.currentTarget.value)} />
  );
}
