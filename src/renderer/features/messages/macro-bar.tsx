import { CloseButton } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import type { Macro } from '#shared/domain/macro.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import type { ChosenMacro } from './chosen-macro.ts';
import type { Fill } from './macro-text.ts';
import { macroChanges } from './macro-words.ts';
import { useMacroWorld } from './queries.ts';

type Props = { chosen: ChosenMacro; note: Fill; onDrop: () => void };

/** Which macro goes with the text, what it changes when sent, and the note it writes beside; or that the team has it no more. */
export function MacroBar({ chosen, note, onDrop }: Props) {
  const t = useT('messages');
  if (chosen.state === 'none' || chosen.state === 'loading') return null;
  return (
    <output className={css['bar']}>
      <IconBolt size={14} stroke={1.6} aria-hidden />
      <span>{chosen.macro ? <Doings macro={chosen.macro} note={note} /> : t('macro.gone')}</span>
      <CloseButton size="xs" aria-label={t('macro.cancel')} onClick={onDrop} />
    </output>
  );
}

function Doings({ macro, note }: { macro: Macro; note: Fill }) {
  const t = useT('messages');
  const local = useLocalized();
  const changes = macroChanges(macro, useMacroWorld());
  const words = note(macro);
  return (
    <>
      {t('macro.applied', { name: local(macro.name) })}
      {changes !== '' && <span className={css['changes']}> · {t('macro.changes', { changes })}</span>}
      {words !== '' && (
        <span className={css['beside']} title={words}>
          {t('macro.note', { text: oneLine(words, 200) })}
        </span>
      )}
    </>
  );
}
