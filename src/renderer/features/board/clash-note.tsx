import { Button } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import css from './clash-note.module.css';

type Change = { readonly field: string; readonly before: string; readonly after: string };
type Props = { changes: readonly Change[]; onMerge: () => void; onTheirs: () => void };

/** Somebody saved meanwhile: what they have changed, and the two ways on. */
export function ClashNote({ changes, onMerge, onTheirs }: Props) {
  const t = useT('board');
  const or = (text: string): string => (text === '' ? t('clash.empty') : text);
  return (
    <div className={css['note']} role="alert">
      <div>
        <strong>{t('clash.title')}</strong> {t('clash.next')}
        <ul>
          {changes.map(({ field, before, after }) => (
            <li key={field}>{t('clash.field', { field, before: or(before), after: or(after) })}</li>
          ))}
        </ul>
      </div>
      <Button size="compact-sm" variant="default" onClick={onTheirs}>
        {t('clash.theirs')}
      </Button>
      <Button size="compact-sm" onClick={onMerge}>
        {t('clash.merge')}
      </Button>
    </div>
  );
}
