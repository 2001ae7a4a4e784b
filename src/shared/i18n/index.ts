import enActions from './en/actions.json' with { type: 'json' };
import enAdmin from './en/admin.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enCustomers from './en/customers.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enKnowledge from './en/knowledge.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import enOutbox from './en/outbox.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSession from './en/session.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enTickets from './en/tickets.json' with { type: 'json' };
import zhActions from './zh/actions.json' with { type: 'json' };
import zhAdmin from './zh/admin.json' with { type: 'json' };
import zhCommon from './zh/common.json' with { type: 'json' };
import zhCustomers from './zh/customers.json' with { type: 'json' };
import zhErrors from './zh/errors.json' with { type: 'json' };
import zhKnowledge from './zh/knowledge.json' with { type: 'json' };
import zhMessages from './zh/messages.json' with { type: 'json' };
import zhNotices from './zh/notices.json' with { type: 'json' };
import zhOutbox from './zh/outbox.json' with { type: 'json' };
import zhSearch from './zh/search.json' with { type: 'json' };
import zhSession from './zh/session.json' with { type: 'json' };
import zhSettings from './zh/settings.json' with { type: 'json' };
import zhTickets from './zh/tickets.json' with { type: 'json' };

const zh = {
  actions: zhActions,
  admin: zhAdmin,
  common: zhCommon,
  customers: zhCustomers,
  errors: zhErrors,
  knowledge: zhKnowledge,
  messages: zhMessages,
  notices: zhNotices,
  outbox: zhOutbox,
  search: zhSearch,
  session: zhSession,
  settings: zhSettings,
  tickets: zhTickets,
};
const en: typeof zh = {
  actions: enActions,
  admin: enAdmin,
  common: enCommon,
  customers: enCustomers,
  errors: enErrors,
  knowledge: enKnowledge,
  messages: enMessages,
  notices: enNotices,
  outbox: enOutbox,
  search: enSearch,
  session: enSession,
  settings: enSettings,
  tickets: enTickets,
};

/** Every word of the screen: flat keys, ICU messages. Chinese is the first language, so its keys are the type. */
export const resources = { zh, en };
export type Words = typeof zh;
export type Namespace = keyof Words;
export type KeyOf<N extends Namespace> = keyof Words[N] & string;
/** A key with its namespace in front, for records that carry their own label: `tickets:reply`. */
export type LabelKey = { [N in Namespace]: `${N}:${KeyOf<N>}` }[Namespace];
export type WordArgs = Readonly<Record<string, string | number | Date>>;
