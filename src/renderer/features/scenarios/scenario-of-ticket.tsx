import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { useActions } from '../../lib/actions.ts';
import { useMay } from '../../lib/reads.ts';
import { useMake } from './lib/use-make.ts';

type Props = { ticket: Pick<TicketDetail, 'id' | 'status'> };

/** For leads, in the palette of a solved ticket: to make a scenario of it. Shows nothing. */
export function ScenarioOfTicket({ ticket: { id, status } }: Props) {
  const isLead = useMay('scenario.publish');
  const make = useMake();
  const isSolved = status === 'solved' || status === 'closed';
  useActions([
    {
      id: 'ticket.scenario',
      group: 'ticket',
      labelKey: 'scenarios:fromTicket',
      keys: 'shift+p',
      isEnabled: isLead && isSolved && !make.isRunning,
      perform: () => void make.run(id),
    },
  ]);
  return null;
}
