import { useEffect, useState } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useApi } from '../../../lib/api.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { jotsOf } from '../../../lib/jot-keeper.ts';

type Jotted = { readonly notes: string; readonly disposition: string | null };

const keeperOf = jotsOf<Jotted>((api) => (contactId, jotted) => api.contacts.jot({ contactId, ...jotted }));

/** What is written of a contact: on screen at once, kept from there on. */
export function useJotted({ id, notes, disposition }: LiveContact) {
  const keeper = keeperOf(useApi());
  const { sayError } = useToaster();
  const [jotted, setJotted] = useState<Jotted>(() => keeper.read(id) ?? { notes, disposition });
  useEffect(() => keeper.tellOf(sayError), [keeper, sayError]);
  useEffect(() => () => void keeper.keep(id), [keeper, id]);
  const change = (part: Partial<Jotted>): void => {
    const next = { ...jotted, ...part };
    setJotted(next);
    keeper.write(id, next);
  };
  return { ...jotted, change, forget: () => keeper.forget(id) };
}
