import { IconTicket } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ACTION_GROUPS, useAllActions, type Action } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { useGo } from '../lib/router.ts';
import { KeyHint } from '../ui/index.ts';
import { useBothLanguages } from './both-languages.ts';
import { usePaletteTickets } from './palette-tickets.ts';
import css from './palette.module.css';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly aside: ReactNode;
  readonly perform: () => void;
};
export type PaletteGroup = { readonly label: string; readonly entries: readonly PaletteEntry[] };

/** What the palette shows for these words: actions first, which are known at once; tickets below, where they arrive. */
export function usePaletteEntries(query: string): readonly PaletteGroup[] {
  const actions = useActionGroups(query);
  const tickets = useTicketGroup(query);
  return [...actions, tickets].filter((group) => group.entries.length > 0);
}

function useActionGroups(query: string): readonly PaletteGroup[] {
  const t = useT('actions');
  const label = useLabel();
  const names = useBothLanguages();
  const wanted = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (action: Action) => {
    const text = names(action.labelKey, action.labelArgs).toLowerCase();
    return action.id !== 'view.palette' && wanted.every((word) => text.includes(word));
  };
  const toEntry = (action: Action): PaletteEntry => ({
    id: action.id,
    label: label(action.labelKey, action.labelArgs),
    icon: action.icon ? <action.icon size={16} stroke={1.6} /> : null,
    aside: action.keys ? <KeyHint keys={action.keys} /> : null,
    perform: action.perform,
  });
  const matching = useAllActions().filter(isWanted);
  return ACTION_GROUPS.map((group) => ({
    label: t(`group.${group}`),
    entries: matching.filter((action) => action.group === group).map(toEntry),
  }));
}

function useTicketGroup(query: string): PaletteGroup {
  const t = useT('actions');
  const common = useT('common');
  const { go } = useGo();
  const entries = usePaletteTickets(query).map((ticket): PaletteEntry => ({
    id: `ticket:${ticket.id}`,
    label: `${ticket.customerName} · ${ticket.subject}`,
    icon: <IconTicket size={16} stroke={1.6} />,
    aside: <span className={css['number']}>{common('ticketNumber', { number: String(ticket.number) })}</span>,
    perform: () => go('inbox', ticket.id),
  }));
  return { label: t('palette.tickets'), entries };
}
