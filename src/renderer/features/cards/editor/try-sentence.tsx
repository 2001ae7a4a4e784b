import { Textarea } from '@mantine/core';
import { useDeferredValue, type RefObject } from 'react';
import { wordsOf, type CardContent, type Feeling } from '#shared/domain/guidance/index.ts';
import { useErrorWords } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { leaveOnEscape } from '../../../ui/index.ts';
import { useCardWords } from '../use-card-words.ts';
import css from './editor.module.css';
import { misfitOf } from './fit.ts';

const MAX_TRIED = 500;

/** A sentence as it is read. `feeling` null: what reads is not here. `words`: what the card gives back of it. */
export type Trial = {
  readonly text: string;
  readonly feeling: Feeling | null;
  readonly words: string | null;
};

const useRead = (text: string) =>
  useCall(['guidance', 'read', text], [], (api, signal) => api.guidance.read({ text }, { signal }), {
    enabled: text.trim() !== '',
  });

/** `trial` null: nothing is tried, or it is not read yet. `error` null: nothing went wrong. */
export function useTrial(typed: string): { readonly trial: Trial | null; readonly error: unknown } {
  const text = useDeferredValue(typed);
  const { data, error } = useRead(text);
  if (text.trim() === '' || !data) return { trial: null, error };
  const { feeling } = data;
  return { trial: { text, feeling, words: feeling && wordsOf(text, feeling.evidence) }, error };
}

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  trial: Trial | null;
  error: unknown;
  content: CardContent;
};

/** What a customer might say, how it is read, and whether this card would come. */
export function TrySentence({ field, text, onText, trial, error, content }: Props) {
  const t = useT('cards');
  const errorWords = useErrorWords();
  return (
    <div className={css['trial']}>
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={4}
        label={t('try.label')}
        description={t('try.hint')}
        placeholder={t('try.placeholder')}
        maxLength={MAX_TRIED}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={leaveOnEscape}
      />
      <output>
        {error !== null && <p className={css['wrong']}>{errorWords(error).title}</p>}
        {trial &&
          (trial.feeling ? (
            <Read trial={trial} feeling={trial.feeling} content={content} />
          ) : (
            <p className="secondary">{t('try.missing')}</p>
          ))}
      </output>
    </div>
  );
}

function Read({ trial, feeling, content }: { trial: Trial; feeling: Feeling; content: CardContent }) {
  const { t, emotion, need, strength } = useCardWords();
  const misfit = misfitOf(content, feeling);
  const isLimited = content.stages.length > 0 || content.channels.length > 0;
  return (
    <div className={css['read']}>
      <p data-mood={feeling.polarity < 0 ? 'low' : 'high'}>
        <Evidence text={trial.text} evidence={feeling.evidence} />
      </p>
      <p>
        {t('try.reads')} <strong>{emotion(feeling.emotion)}</strong>
        {feeling.intensity > 0 && ` · ${t('try.strength', { strength: strength(feeling.intensity) })}`}
        {feeling.needs.length > 0 && ` · ${t('try.needs', { needs: feeling.needs.map(need).join(t('comma')) })}`}
      </p>
      {misfit ? (
        <p>{t(`try.${misfit}`, { emotion: emotion(feeling.emotion), strength: strength(content.intensity) })}</p>
      ) : (
        <p className={css['fits']}>{t(isLimited ? 'try.fitsIn' : 'try.fits')}</p>
      )}
      {!misfit && trial.words === null && <p className="secondary">{t('try.noWords')}</p>}
    </div>
  );
}

/** The sentence with the stretches that carry the feeling underlined. */
function Evidence({ text, evidence }: { text: string; evidence: Feeling['evidence'] }) {
  const starts = [0, ...evidence.map(([, to]) => to)];
  return (
    <>
      {evidence.map(([from, to], i) => (
        <span key={from}>
          {text.slice(starts[i], from)}
          <span className={css['evidence']}>{text.slice(from, to)}</span>
        </span>
      ))}
      {text.slice(starts.at(-1))}
    </>
  );
}
