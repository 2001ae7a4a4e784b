import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch, IconTicket } from '@tabler/icons-react';
import { useState } from 'react';
import { ACTION_GROUPS, useAllActions, type Action } from '../lib/actions.ts';
import { useLabel, useT } from '../lib/i18n.tsx';
import { useGo } from '../lib/router.ts';
import { KeyHint } from '../ui/index.ts';
import { useBothLanguages } from './both-languages.ts';
import { usePaletteTickets, type FoundTicket } from './palette-tickets.ts';
import css from './palette.module.css';

type PaletteStore = ReturnType<typeof createSpotlight>[0];
export type PaletteHandle = { readonly store: PaletteStore; readonly open: () => void; readonly close: () => void };

export function usePalette(): PaletteHandle {
  const [handle] = useState((): PaletteHandle => {
    const [store, { open, close }] = createSpotlight();
    return { store, open, close };
  });
  return handle;
}

/** Everything that can be done now, and every ticket on this desk, behind one key. */
export function Palette({ palette }: { palette: PaletteHandle }) {
  const t = useT('actions');
  const [query, setQuery] = useState('');
  const actions = useMatchingActions(query);
  const tickets = usePaletteTickets(query);
  const isEmpty = actions.length === 0 && tickets.length === 0;
  return (
    <Spotlight.Root
      store={palette.store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      clearQueryOnClose
      scrollable
      maxHeight={420}
      size={560}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
      classNames={{ actionSection: css['section'] ?? '', actionsGroup: css['group'] ?? '' }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.label')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        <TicketEntries tickets={tickets} />
        <ActionEntries actions={actions} close={palette.close} />
        {isEmpty && <Spotlight.Empty>{t('palette.empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useMatchingActions(query: string): readonly Action[] {
  const all = useAllActions();
  const names = useBothLanguages();
  const wanted = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((action) => {
    const text = `${names(action.labelKey, action.labelArgs)} ${action.id}`.toLowerCase();
    return action.id !== 'view.palette' && wanted.every((word) => text.includes(word));
  });
}

function ActionEntries({ actions, close }: { actions: readonly Action[]; close: () => void }) {
  const t = useT('actions');
  const label = useLabel();
  return ACTION_GROUPS.map((group) => {
    const entries = actions.filter((action) => action.group === group);
    if (entries.length === 0) return null;
    return (
      <Spotlight.ActionsGroup key={group} label={t(`group.${group}`)}>
        {entries.map((action) => (
          <Spotlight.Action
            key={action.id}
            label={label(action.labelKey, action.labelArgs)}
            leftSection={action.icon ? <action.icon size={16} stroke={1.6} /> : null}
            rightSection={action.keys ? <KeyHint keys={action.keys} /> : null}
            closeSpotlightOnTrigger={false}
            onClick={() => {
              // Closed first: what it does may open a dialog of its own or move the focus.
              close();
              action.perform();
            }}
          />
        ))}
      </Spotlight.ActionsGroup>
    );
  });
}

function TicketEntries({ tickets }: { tickets: readonly FoundTicket[] }) {
  const t = useT('actions');
  const common = useT('common');
  const { go } = useGo();
  if (tickets.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('palette.tickets')}>
      {tickets.map((ticket) => (
        <Spotlight.Action
          key={ticket.id}
          label={`${ticket.customerName} · ${ticket.subject}`}
          leftSection={<IconTicket size={16} stroke={1.6} />}
          rightSection={
            <span className={css['number']}>{common('ticketNumber', { number: String(ticket.number) })}</span>
          }
          onClick={() => go('inbox', ticket.id)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
