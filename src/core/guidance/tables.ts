import { documentTable } from '../db/document-table.ts';

export const guidanceTables = {
  card: documentTable('card', { key: ({ key }) => key, version: ({ version }) => version }),
  showing: documentTable('showing', {
    card_key: ({ cardKey }) => cardKey,
    card_version: ({ cardVersion }) => cardVersion,
    use: ({ use }) => use,
    at: ({ at }) => at,
  }),
  correction: documentTable('correction', { at: ({ at }) => at }),
};
