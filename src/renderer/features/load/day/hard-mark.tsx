import css from './hard-mark.module.css';

/** The shape of a hard contact; the word for it stands beside it, here or in the list. */
export function HardMark() {
  return (
    <svg className={css['mark']} viewBox="0 0 10 10" width={9} height={9} aria-hidden>
      <path d="M5 0 10 5 5 10 0 5Z" />
    </svg>
  );
}
