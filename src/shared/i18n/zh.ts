import zhActions from './zh/actions.json' with { type: 'json' };
import zhAdmin from './zh/admin.json' with { type: 'json' };
import zhBoard from './zh/board.json' with { type: 'json' };
import zhBot from './zh/bot.json' with { type: 'json' };
import zhCards from './zh/cards.json' with { type: 'json' };
import zhCommon from './zh/common.json' with { type: 'json' };
import zhContacts from './zh/contacts.json' with { type: 'json' };
import zhCustomers from './zh/customers.json' with { type: 'json' };
import zhErrors from './zh/errors.json' with { type: 'json' };
import zhGuidance from './zh/guidance.json' with { type: 'json' };
import zhHistory from './zh/history.json' with { type: 'json' };
import zhKnowledge from './zh/knowledge.json' with { type: 'json' };
import zhLoad from './zh/load.json' with { type: 'json' };
import zhMessages from './zh/messages.json' with { type: 'json' };
import zhNotices from './zh/notices.json' with { type: 'json' };
import zhOutbox from './zh/outbox.json' with { type: 'json' };
import zhScorecard from './zh/scorecard.json' with { type: 'json' };
import zhPractice from './zh/practice.json' with { type: 'json' };
import zhScenarios from './zh/scenarios.json' with { type: 'json' };
import zhSearch from './zh/search.json' with { type: 'json' };
import zhSession from './zh/session.json' with { type: 'json' };
import zhSettings from './zh/settings.json' with { type: 'json' };
import zhSopDesk from './zh/sopDesk.json' with { type: 'json' };
import zhSopHealth from './zh/sopHealth.json' with { type: 'json' };
import zhSops from './zh/sops.json' with { type: 'json' };
import zhTickets from './zh/tickets.json' with { type: 'json' };

/** Every word of the screen in Chinese: flat keys, ICU messages. The first language, so its keys are the type. */
export const zh = {
  actions: zhActions,
  admin: zhAdmin,
  board: zhBoard,
  bot: zhBot,
  cards: zhCards,
  common: zhCommon,
  contacts: zhContacts,
  customers: zhCustomers,
  errors: zhErrors,
  guidance: zhGuidance,
  history: zhHistory,
  knowledge: zhKnowledge,
  load: zhLoad,
  messages: zhMessages,
  notices: zhNotices,
  outbox: zhOutbox,
  scorecard: zhScorecard,
  practice: zhPractice,
  scenarios: zhScenarios,
  search: zhSearch,
  session: zhSession,
  settings: zhSettings,
  sopDesk: zhSopDesk,
  sopHealth: zhSopHealth,
  sops: zhSops,
  tickets: zhTickets,
};
export type Words = typeof zh;
