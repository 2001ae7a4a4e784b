import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useCustomer } from '../../lib/reads.ts';
import { useGo } from '../../lib/router.ts';
import { ActionButton } from '../../ui/index.ts';
import { AccountPanel } from './account-panel.tsx';
import { EditCustomer } from './edit-customer.tsx';
import css from './side.module.css';
import { MomentsPanel } from './moments-panel.tsx';
import { PromisesPanel } from './promises-panel.tsx';

type Props = { customerId: string; ticketId: string };

/** Beside a conversation: what is promised, how it stands between us, what day comes, and the way to the whole history. */
export function CustomerSide({ customerId, ticketId }: Props) {
  const { go } = useGo();
  const customer = useCustomer(customerId).data;
  const [isEditing, setEditing] = useState(false);
  const whole: Action = {
    id: 'customer.history',
    group: 'ticket',
    labelKey: 'history:action.whole',
    icon: IconHistory,
    keys: 'shift+h',
    isEnabled: customer !== undefined,
    perform: () => go('customer', customerId),
  };
  const edit: Action = {
    id: 'customer.edit',
    group: 'ticket',
    labelKey: 'history:action.edit',
    icon: IconPencil,
    keys: 'shift+e',
    isEnabled: customer?.isEditable === true,
    perform: () => setEditing(true),
  };
  useActions([whole, edit]);
  // Who is not on this desk is told of by the panel above.
  if (!customer) return null;
  return (
    <>
      <div className={css['links']}>
        <ActionButton action={whole} size="compact-sm" />
        {customer.isEditable && <ActionButton action={edit} size="compact-sm" />}
      </div>
      <PromisesPanel customerId={customerId} ticketId={ticketId} />
      <AccountPanel customerId={customerId} />
      <MomentsPanel customerId={customerId} />
      {isEditing && <EditCustomer customer={customer} onClose={() => setEditing(false)} />}
    </>
  );
}
