import { CloseButton } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { oneLine } from '#shared/kernel/one-line.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import type { Fill } from './macro-text.ts';
import { macroChanges } from './macro-words.ts';
import { useDirectory } from '../../lib/reads.ts';
import { useMacroWorld } from './queries.ts';

type Props = { macroId: string | null; note: Fill; onDrop: () => void };

/** Which macro goes with the text, what it changes when sent, and the note it writes beside. */
export function MacroBar({ macroId, note, onDrop }: Props) {
  const t = useT('messages');
  const local = useLocalized();
  const world = useMacroWorld();
  const macro = useDirectory().data?.macros.find((one) => one.id === macroId);
  if (!macro) return null;
  const changes = macroChanges(macro, world);
  const words = note(macro);
  return (
    <output className={css['bar']}>
      <IconBolt size={14} stroke={1.6} aria-hidden />
      <span>
        {t('macro.applied', { name: local(macro.name) })}
        {changes !== '' && <span className={css['changes']}> · {t('macro.changes', { changes })}</span>}
        {words !== '' && (
          <span className={css['beside']} title={words}>
            {t('macro.note', { text: oneLine(words, 200) })}
          </span>
        )}
      </span>
      <CloseButton size="xs" aria-label={t('macro.cancel')} onClick={onDrop} />
    </output>
  );
}
