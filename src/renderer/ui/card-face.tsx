import type { ReactNode } from 'react';
import css from './card-face.module.css';
import { Pill } from './status.tsx';

/** A stretch of what might be said; `isWords`: somebody else's own words in it. */
export type Piece = { readonly text: string; readonly isWords: boolean };

/** Cuts a text so that the words in it (where they first stand) can be set off. Null: there are none. */
export function piecesOf(text: string, words: string | null): Piece[] {
  const at = words === null || words === '' ? -1 : text.indexOf(words);
  if (words === null || at < 0) return [{ text, isWords: false }];
  const pieces = [
    { text: text.slice(0, at), isWords: false },
    { text: words, isWords: true },
    { text: text.slice(at + words.length), isWords: false },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

type Props = {
  title: ReactNode;
  tags: readonly string[];
  said: readonly Piece[];
  question: string;
  /** What stands below in small, each with its name. */
  notes: readonly { readonly label: string; readonly text: string }[];
  /** The language of the words, where it is not the screen's. */
  lang?: 'zh-CN' | 'en';
  /** At the end of the first line. */
  aside?: ReactNode;
  /** What can be done with it. */
  children?: ReactNode;
};

/** Advice for one moment: what to say, with the other one's own words bold in it, what to ask, and what to leave alone. */
export function CardFace({ title, tags, said, question, notes, lang, aside, children }: Props) {
  return (
    <div className={css['face']} lang={lang}>
      <div className={css['head']}>
        <strong>{title}</strong>
        {tags.map((tag) => (
          <Pill key={tag}>{tag}</Pill>
        ))}
        {aside !== undefined && <span className={css['aside']}>{aside}</span>}
      </div>
      <p className={css['said']}>
        {said.map(({ text, isWords }, i) => (isWords ? <strong key={i}>{text}</strong> : text))}
      </p>
      {question !== '' && <p className={css['said']}>{question}</p>}
      {notes
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <p key={label} className={css['note']}>
            <span>{label}</span> {text}
          </p>
        ))}
      {children !== undefined && <div className={css['foot']}>{children}</div>}
    </div>
  );
}
