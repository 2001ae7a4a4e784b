export const ROLES = ['agent', 'lead', 'trainee', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a person may do, in one table. Every hub route and every mutation names one of these rights; the desk reads the
 * same table to hide what would be refused. A right that is not listed for a role is denied.
 */
export const RIGHTS = {
  'sync.read': ['agent', 'lead', 'trainee', 'admin'],
  'ticket.write': ['agent', 'lead', 'admin'],
  /** To have colleagues follow a ticket, or no longer. */
  'follow.others': ['lead', 'admin'],
  /** What stands of a contact, promises, gestures. */
  'contact.write': ['agent', 'lead', 'admin'],
  'customer.write': ['agent', 'lead', 'admin'],
  'customer.read': ['agent', 'lead', 'admin'],
  'file.read': ['agent', 'lead', 'admin'],
  'file.write': ['agent', 'lead', 'admin'],
  'article.propose': ['agent', 'lead', 'admin'],
  'article.publish': ['lead', 'admin'],
  'article.judge': ['agent', 'lead', 'trainee', 'admin'],
  /** To walk a procedure for a customer, and to say that a step is wrong. */
  'sop.walk': ['agent', 'lead', 'admin'],
  'sop.publish': ['lead', 'admin'],
  /** To let a ticket be finished without a step that must be done. */
  'sop.waive': ['lead', 'admin'],
  /** Prompt cards, and what became of them. */
  'card.publish': ['lead', 'admin'],
  /** Practice: to make cases of solved tickets, and to read what is shared with leads. */
  'scenario.publish': ['lead', 'admin'],
  /** To see who of their queues works how, and to offer rest. */
  'team.watch': ['lead', 'admin'],
  /** Who works when, and what is agreed on about load and rest. */
  'load.write': ['lead', 'admin'],
  'macro.write': ['lead', 'admin'],
  /** Tags, synonyms, custom fields, calendars, policies and what holds for the whole team. */
  'directory.write': ['admin'],
  /** People, roles, queues, scopes, devices: at the hub only. */
  'team.admin': ['admin'],
  'own.write': ['agent', 'lead', 'trainee', 'admin'],
  'conversation.import': ['admin'],
  'audit.read': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

export function mayDo(role: Role, right: Right): boolean {
  return (RIGHTS[right] as readonly Role[]).includes(role);
}
