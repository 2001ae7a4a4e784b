import { useT } from '../../../lib/i18n.tsx';
import css from './exchange.module.css';

export type Fault = { readonly place: string; readonly code: string };

/** What the two readers can say; the contract leaves the code open. */
const KNOWN = [
  'too-large',
  'syntax',
  'format',
  'version',
  'missing',
  'type',
  'too-long',
  'too-short',
  'too-deep',
  'value',
  'too-many',
  'no-flowchart',
  'unreadable',
  'text-too-long',
  'empty',
] as const;
const SHOWN = 20;

/** Places of a file that could not be read, each with what is wrong there. */
export function Faults({ faults, title }: { faults: readonly Fault[]; title: string }) {
  const t = useT('sopDesk');
  const placeOf = (place: string): string => {
    const line = /^line (\d+)$/.exec(place)?.[1];
    if (line === undefined) return place === '' ? t('import.whole') : place;
    return line === '0' ? t('import.whole') : t('import.lineAt', { line });
  };
  return (
    <div className={css['faults']}>
      <p>{title}</p>
      <ul>
        {faults.slice(0, SHOWN).map(({ place, code }, i) => (
          <li key={i}>
            {t('import.fault', {
              place: placeOf(place),
              fault: t(`fault.${KNOWN.find((one) => one === code) ?? 'unknown'}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
