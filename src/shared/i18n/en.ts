import enActions from './en/actions.json' with { type: 'json' };
import enAdmin from './en/admin.json' with { type: 'json' };
import enBoard from './en/board.json' with { type: 'json' };
import enBot from './en/bot.json' with { type: 'json' };
import enCards from './en/cards.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enContacts from './en/contacts.json' with { type: 'json' };
import enCustomers from './en/customers.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enGuidance from './en/guidance.json' with { type: 'json' };
import enHistory from './en/history.json' with { type: 'json' };
import enKnowledge from './en/knowledge.json' with { type: 'json' };
import enLoad from './en/load.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import enOutbox from './en/outbox.json' with { type: 'json' };
import enScorecard from './en/scorecard.json' with { type: 'json' };
import enPractice from './en/practice.json' with { type: 'json' };
import enScenarios from './en/scenarios.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSession from './en/session.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enSopDesk from './en/sopDesk.json' with { type: 'json' };
import enSopHealth from './en/sopHealth.json' with { type: 'json' };
import enSops from './en/sops.json' with { type: 'json' };
import enTickets from './en/tickets.json' with { type: 'json' };
import type { Words } from './zh.ts';

/** Every word of the screen in English. */
export const en: Words = {
  actions: enActions,
  admin: enAdmin,
  board: enBoard,
  bot: enBot,
  cards: enCards,
  common: enCommon,
  contacts: enContacts,
  customers: enCustomers,
  errors: enErrors,
  guidance: enGuidance,
  history: enHistory,
  knowledge: enKnowledge,
  load: enLoad,
  messages: enMessages,
  notices: enNotices,
  outbox: enOutbox,
  scorecard: enScorecard,
  practice: enPractice,
  scenarios: enScenarios,
  search: enSearch,
  session: enSession,
  settings: enSettings,
  sopDesk: enSopDesk,
  sopHealth: enSopHealth,
  sops: enSops,
  tickets: enTickets,
};
