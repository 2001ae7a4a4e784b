import type { Migration } from './types.ts';

/** The requests a token was shown with (a JSON list of ids): a late copy of one of them is no theft. */
export const refreshTries: Migration = {
  version: 8,
  name: 'refresh-tries',
  statements: [`alter table refresh_token add column tries text not null default '[]'`],
};
