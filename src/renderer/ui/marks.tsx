import css from './marks.module.css';

/** A line cut into pieces; those that are the reason it is shown stand out. */
export function Marks({ line }: { line: readonly { readonly text: string; readonly isHit: boolean }[] }) {
  return line.map(({ text, isHit }, i) =>
    isHit ? (
      <mark key={i} className={css['hit']}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
