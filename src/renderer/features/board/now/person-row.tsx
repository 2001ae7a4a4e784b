import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import type { Board, BoardAgent } from '#shared/contract/app/board.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import { ActionButton, StatusDot } from '../../../ui/index.ts';
import { LoadBar } from '../../../ui/load-bar.tsx';
import { TONES, usePercent, useStateWords } from '../words.ts';
import { Hand } from './hand.tsx';
import { useBoardNow } from './live-state.tsx';
import { Needs } from './needs.tsx';
import css from './now.module.css';

type Props = {
  agent: BoardAgent;
  board: Pick<Board, 'isLive' | 'heardAt'>;
  isSelected: boolean;
  onSelect: (agentId: string) => void;
  /** Null: somebody else is chosen. */
  relieve: Action | null;
};

/**
 * One person: the figures in one line, and below it what there is to say. A click anywhere chooses them. Drawn again when something of
 * theirs has changed, and not with every word of the hub about others: of five hundred people fifty change in a second.
 */
export const PersonRow = memo(function PersonRow({ agent, board, isSelected, onSelect, relieve }: Props) {
  const t = useT('board');
  const stateOf = useStateWords();
  return (
    <tr
      id={`person-${agent.agentId}`}
      aria-current={isSelected || undefined}
      data-selected={isSelected || undefined}
      data-band={agent.band === 'act' ? agent.band : undefined}
    >
      <th scope="row">
        <UnstyledButton className={css['name'] ?? ''} onClick={() => onSelect(agent.agentId)}>
          {agent.name}
        </UnstyledButton>
      </th>
      <td>
        <span className={css['state']}>
          <StatusDot tone={TONES[agent.state]} />
          {stateOf(agent)}
        </span>
      </td>
      <td className="tabular">
        <Since at={agent.sinceAt} board={board} />
      </td>
      <td>
        <Hand channels={agent.channels} />
      </td>
      <td>
        <Load agent={agent} />
      </td>
      <td className="tabular" data-cell="occupancy">
        <Occupancy agent={agent} />
      </td>
      <td className="tabular" data-cell="hard" data-name={t('column.hard')}>
        {agent.hard > 0 ? agent.hard : <span className="hint">0</span>}
      </td>
      <td data-cell="do">{relieve && agent.relief === null && <ActionButton action={relieve} size="compact-sm" />}</td>
      <td data-cell="need">
        <Needs agent={agent} board={board} />
      </td>
    </tr>
  );
});

function Since({ at, board }: { at: number; board: Props['board'] }) {
  return clock(useBoardNow(board) - at);
}

function Load({ agent: { load, interruptible } }: { agent: BoardAgent }) {
  const t = useT('board');
  if (load === null)
    return (
      <span className="hint" title={t('load.unknownWhy')}>
        {t('load.unknown')}
      </span>
    );
  const label = interruptible > 0 ? t('load.both', { load, interruptible }) : t('load.text', { load });
  return <LoadBar load={load} interruptible={interruptible} label={label} />;
}

/** Coloured only where rest is to be offered. */
function Occupancy({ agent: { occupancy, band } }: { agent: BoardAgent }) {
  const t = useT('board');
  const percent = usePercent();
  if (occupancy === null) return <span className="hint">{t('occupancy.unknown')}</span>;
  if (band === 'neutral') return percent(occupancy);
  return (
    <span className={css['band']} data-band={band}>
      {percent(occupancy)} · {t(`band.${band}`)}
    </span>
  );
}
