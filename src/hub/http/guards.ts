import type { Right } from '#shared/domain/role.ts';

/**
 * Every route of the hub and the right it asks for, in one place. `open` means: before sign-in. `channel`: for machines, whose token
 * the route itself asks for. A route that does not stand here is refused, and a test walks all routes. Calls of the team contract stand under their name.
 */
export const GUARDS = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /api/v1/docs': 'open',
  'GET /api/v1/openapi.json': 'open',
  'auth.info': 'open',
  'auth.signIn': 'open',
  'auth.refresh': 'open',
  'auth.signOut': 'open',
  'admin.people': 'team.admin',
  'admin.addPerson': 'team.admin',
  'admin.changePerson': 'team.admin',
  'admin.setPassword': 'team.admin',
  'admin.devices': 'team.admin',
  'admin.revokeDevice': 'team.admin',
  'admin.putQueue': 'team.admin',
  'admin.parts': 'team.admin',
  'admin.channels': 'team.admin',
  'admin.addChannel': 'team.admin',
  'admin.revokeChannel': 'team.admin',
  'admin.setBot': 'team.admin',
  'admin.extensions': 'team.admin',
  'admin.setExtension': 'team.admin',
  'conversations.import': 'conversation.import',
  'customers.get': 'customer.read',
  'customers.audit': 'audit.read',
  'POST /sync/v1/pull': 'sync.read',
  // Every mutation is judged by its own right: a refusal is recorded and must not block the ones behind it.
  'POST /sync/v1/push': 'sync.read',
  'GET /sync/v1/snapshot': 'sync.read',
  'POST /sync/v1/manifest': 'sync.read',
  'POST /sync/v1/rows': 'sync.read',
  'GET /sync/v1/poke': 'sync.read',
  'POST /live/v1/show': 'customer.read',
  'POST /live/v1/presence': 'customer.read',
  'POST /live/v1/contact': 'customer.read',
  'GET /live/v1/board': 'team.watch',
  'POST /live/v1/relief': 'team.watch',
  'POST /telephony/v1/:token': 'channel',
  'GET /telephony/v1/:token/pop': 'channel',
  'POST /inbound/v1/messages': 'channel',
  'GET /inbound/v1/conversations/:id/messages': 'channel',
  'GET /inbound/v1/files/:sha256': 'channel',
  'PUT /files/v1/:sha256': 'file.write',
  // Files of knowledge are for everybody who reads it; a file of a ticket needs `file.read` besides.
  'GET /files/v1/:sha256': 'sync.read',
} as const satisfies Record<string, Right | 'open' | 'channel'>;

export type Guarded = keyof typeof GUARDS;
export const isGuarded = (route: string): route is Guarded => Object.hasOwn(GUARDS, route);
