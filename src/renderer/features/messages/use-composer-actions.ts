import { IconBolt, IconMessageReply, IconNote, IconPaperclip, IconSend2 } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { Macro } from '#shared/domain/macro.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useLocalized } from '../../lib/i18n.tsx';
import { isField } from '../../lib/keys.ts';
import type { DraftKind } from './draft-keeper.ts';
import { useDirectory } from '../../lib/reads.ts';
import { offeredIn } from './macro-words.ts';

export const SEND_KEYS = 'mod+enter';
export const SEND_SOLVE_KEYS = 'mod+shift+enter';

type Doings = {
  readonly queueId: string;
  readonly root: RefObject<HTMLElement | null>;
  readonly canSend: boolean;
  readonly sendNow: (solves: boolean) => void;
  readonly write: (kind: DraftKind) => void;
  readonly openMacros: () => void;
  readonly attach: () => void;
  readonly chooseMacro: (macro: Macro) => void;
};

export function useComposerActions(doings: Doings): void {
  const { queueId, root, canSend, sendNow, write, openMacros, attach, chooseMacro } = doings;
  const local = useLocalized();
  const macros = offeredIn(useDirectory().data?.macros ?? [], queueId);
  // In another field the same keys were not meant for this box.
  const send = (solves: boolean) => () => {
    const at = document.activeElement;
    if (isField(at) && !root.current?.contains(at)) return;
    sendNow(solves);
  };
  const base = { group: 'message' as const };
  useActions([
    {
      ...base,
      id: 'message.reply',
      labelKey: 'messages:action.reply',
      icon: IconMessageReply,
      keys: 'r',
      perform: () => write('reply'),
    },
    {
      ...base,
      id: 'message.note',
      labelKey: 'messages:action.note',
      icon: IconNote,
      keys: 'n',
      perform: () => write('note'),
    },
    {
      ...base,
      id: 'message.macros',
      labelKey: 'messages:action.macros',
      icon: IconBolt,
      keys: 'm',
      perform: openMacros,
    },
    {
      ...base,
      id: 'message.attach',
      labelKey: 'messages:action.attach',
      icon: IconPaperclip,
      keys: 'u',
      perform: attach,
    },
    {
      ...base,
      id: 'message.send',
      labelKey: 'messages:action.send',
      icon: IconSend2,
      keys: SEND_KEYS,
      isEnabled: canSend,
      perform: send(false),
    },
    {
      ...base,
      id: 'message.send-solve',
      labelKey: 'messages:action.sendSolve',
      keys: SEND_SOLVE_KEYS,
      isEnabled: canSend,
      perform: send(true),
    },
    ...macros.map((macro): Action => ({
      ...base,
      id: `message.macro.${macro.id}`,
      labelKey: 'messages:action.useMacro',
      labelArgs: { name: local(macro.name) },
      perform: () => chooseMacro(macro),
    })),
  ]);
}
