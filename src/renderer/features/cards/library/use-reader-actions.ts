import { IconArchive, IconArchiveOff, IconChartDots, IconCopy, IconLanguage, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { contentOf } from '../content.ts';
import { useCardDrafts } from '../drafts.ts';
import { freeNewKey } from '../places.ts';

const GROUP = { group: 'card' } as const;
type Hands = { readonly isEffects: boolean; readonly turnTab: () => void; readonly turnLanguage: () => void };
export type ReaderActions = ReturnType<typeof useReaderActions>;

/** What can be done with the card on screen. */
export function useReaderActions(card: CardSummary, { isEffects, turnTab, turnLanguage }: Hands) {
  const { edit, copy } = useWriting(card);
  const retire = useRetire(card);
  const effects: Action = {
    ...GROUP,
    id: 'cards.effects',
    labelKey: isEffects ? 'cards:action.card' : 'cards:action.effects',
    icon: IconChartDots,
    keys: 'shift+h',
    perform: turnTab,
  };
  const language: Action = {
    ...GROUP,
    id: 'cards.language',
    labelKey: 'cards:action.language',
    icon: IconLanguage,
    keys: 'l',
    isEnabled: !isEffects,
    perform: turnLanguage,
  };
  return { edit, copy, retire, effects, all: [edit, copy, effects, language, retire] };
}

/** The next version, or a card of its own that begins like this one. */
function useWriting(card: CardSummary) {
  const { go } = useGo();
  const { drafts, put } = useCardDrafts();
  const begin = () => {
    const key = freeNewKey(Object.keys(drafts));
    const { zh, en } = card.title;
    const content = { ...contentOf(card), title: { zh: `${zh} 2`, en: `${en} 2` } };
    put({ key, baseVersion: 0, content, summary: '' });
    go('cards', key, 'edit');
  };
  const edit: Action = {
    ...GROUP,
    id: 'cards.edit',
    labelKey: drafts[card.key] === undefined ? 'cards:action.edit' : 'cards:action.continue',
    icon: IconPencil,
    keys: 'e',
    perform: () => go('cards', card.key, 'edit'),
  };
  const copy: Action = {
    ...GROUP,
    id: 'cards.copy',
    labelKey: 'cards:action.copy',
    icon: IconCopy,
    keys: 'c',
    perform: begin,
  };
  return { edit, copy };
}

function useRetire({ id: cardId, retiredAt }: CardSummary): Action {
  const t = useT('cards');
  const { say } = useToaster();
  const isRetired = retiredAt !== null;
  // Pressed twice: a card is not taken from a whole team by one slip.
  const [sureOf, setSureOf] = useState<string | null>(null);
  const isSure = sureOf === cardId;
  const ask = (): void => {
    setSureOf(cardId);
    say({ title: t('reader.retireAsk'), tone: 'warn' });
  };
  const put = useCommand((api, wanted: boolean) => api.guidance.retireCard({ cardId, isRetired: wanted }), {
    onDone: () => {
      setSureOf(null);
      say({ title: t(isRetired ? 'reader.backDone' : 'reader.retireDone'), tone: 'ok' });
    },
  });
  return {
    ...GROUP,
    id: 'cards.retire',
    labelKey: isRetired ? 'cards:action.bringBack' : isSure ? 'cards:action.retireSure' : 'cards:action.retire',
    icon: isRetired ? IconArchiveOff : IconArchive,
    keys: 'a',
    perform: () => (isRetired || isSure ? void put.run(!isRetired) : ask()),
  };
}
