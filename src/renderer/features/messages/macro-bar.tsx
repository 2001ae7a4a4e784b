import { CloseButton } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import { macroChanges } from './macro-words.ts';
import { useDirectory } from '../../lib/reads.ts';
import { useEventWorld } from './queries.ts';

/** Which macro goes with the text, and what it changes when sent. */
export function MacroBar({ macroId, onDrop }: { macroId: string | null; onDrop: () => void }) {
  const t = useT('messages');
  const local = useLocalized();
  const world = useEventWorld();
  const macro = useDirectory().data?.macros.find((one) => one.id === macroId);
  if (!macro) return null;
  const changes = macroChanges(macro, world);
  return (
    <output className={css['bar']}>
      <IconBolt size={14} stroke={1.6} aria-hidden />
      <span>
        {t('macro.applied', { name: local(macro.name) })}
        {changes !== '' && <span className={css['changes']}> · {t('macro.changes', { changes })}</span>}
      </span>
      <CloseButton size="xs" aria-label={t('macro.cancel')} onClick={onDrop} />
    </output>
  );
}
