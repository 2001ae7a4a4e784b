import type { Customer } from '../customer.ts';
import { MAX_MOMENTS } from '../moment-kinds.ts';
import type { Moment } from '../moment.ts';
import { momentsWithout } from '../moments.ts';
import { OK, rejected, type Clash } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { Stored, View, WriteContext } from './view.ts';

type Change = MutationOf<'customer.change'>;
type Listed<T = string> = { readonly add: readonly T[]; readonly remove: readonly T[] };

const MAX_ADDRESSES = 20;

const isAsIs = ({ add, remove }: Listed<unknown>): boolean => add.length === 0 && remove.length === 0;

const relisted = (present: readonly string[], { add, remove }: Listed): string[] =>
  [...new Set([...present.filter((one) => !remove.includes(one)), ...add])].slice(0, MAX_ADDRESSES);

/** What another desk has added meanwhile stays. */
const remembered = (present: readonly Moment[], { add, remove }: Listed<Moment>): Moment[] => {
  const left = momentsWithout(present, remove);
  return [...left, ...momentsWithout(add, left)].slice(0, MAX_MOMENTS);
};

/** Values somebody else wrote since the writer looked: last arrival wins, and both are told. */
function clashesOver(stored: Stored<'customer'>, { set, seenVersion }: Change, { writer }: WriteContext): Clash[] {
  return (Object.keys(set) as (keyof Change['set'])[]).flatMap((field) => {
    const last = stored.fields[field];
    const [theirs, mine] = [stored.data[field], set[field] ?? null];
    const isNewer = last !== undefined && last.version > seenVersion && last.by !== writer;
    return isNewer && theirs !== mine
      ? [{ field: `customer.${field}`, theirs, mine, by: last.agentId, at: last.at }]
      : [];
  });
}

export function changeCustomer(mutation: Change, view: View, context: WriteContext): Decision {
  const stored = view.get('customer', mutation.customerId);
  if (!stored) return refuse(rejected('gone'));
  const { data } = stored;
  const set = Object.fromEntries(Object.entries(mutation.set).filter(([, value]) => value !== undefined));
  const changed: Customer = {
    ...data,
    ...set,
    phones: relisted(data.phones, mutation.phones),
    emails: relisted(data.emails, mutation.emails),
    ...(isAsIs(mutation.moments) ? {} : { moments: remembered(data.moments ?? [], mutation.moments) }),
  };
  if (JSON.stringify(changed) === JSON.stringify(data)) return { effects: [], outcome: OK };
  const clashes = clashesOver(stored, mutation, context);
  return {
    effects: [{ tbl: 'customer', id: data.id, data: changed }],
    outcome: clashes.length === 0 ? OK : { status: 'merged', clashes },
  };
}
