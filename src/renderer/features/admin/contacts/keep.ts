import { DEFAULT_CONTACTS, type TeamContacts } from '#shared/domain/contact-defaults.ts';
import type { Team } from '#shared/domain/team.ts';
import { useKeep } from '../use-kept-command.ts';

export const contactsOf = (team: Team): TeamContacts => team.contacts ?? DEFAULT_CONTACTS;

/** Keeps what has changed, with everything else the team has agreed on. */
export function useKeepContacts(team: Team): (change: Partial<TeamContacts>) => Promise<unknown> {
  const keep = useKeep();
  return (change) => keep.put({ tbl: 'team', data: { ...team, contacts: { ...contactsOf(team), ...change } } });
}
