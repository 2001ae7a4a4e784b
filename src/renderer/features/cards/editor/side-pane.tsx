import { useState, type RefObject } from 'react';
import type { CardContent } from '#shared/domain/guidance/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { LanguageChoice } from '../library/card-body.tsx';
import { useCardWords } from '../use-card-words.ts';
import { VariantFaces } from '../variant-faces.tsx';
import css from './editor.module.css';
import { TrySentence, useTrial } from './try-sentence.tsx';

type Props = {
  content: CardContent;
  language: Language;
  onLanguage: (language: Language) => void;
  trial: RefObject<HTMLTextAreaElement | null>;
};

/** The card as it will be met, with the words of whatever sentence is tried in it. */
export function SidePane({ content, language, onLanguage, trial: field }: Props) {
  const t = useT('cards');
  const { when } = useCardWords();
  const [text, setText] = useState('');
  const { trial, error } = useTrial(text);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['pane']} aria-label={t('editor.preview')} tabIndex={0}>
      <TrySentence field={field} text={text} onText={setText} trial={trial} error={error} content={content} />
      <div className={css['paneHead']}>
        <h2>{t('editor.preview')}</h2>
        <LanguageChoice language={language} onLanguage={onLanguage} />
      </div>
      {content.emotions.length > 0 && <p className="secondary">{when(content)}</p>}
      <VariantFaces content={content} language={language} {...(trial ? { words: trial.words } : {})} />
    </section>
  );
}
