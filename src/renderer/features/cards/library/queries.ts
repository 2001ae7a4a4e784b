import { useCall } from '../../../lib/query.ts';

const CARD_TABLES = ['card', 'showing', 'agent', 'outbox'] as const;

/** Every card in its newest version. */
export const useCards = () =>
  useCall(['guidance', 'cards'], CARD_TABLES, (api, signal) => api.guidance.cards({}, { signal }));

/** All versions of one, newest first. */
export const useCardVersions = (key: string, enabled = true) =>
  useCall(
    ['guidance', 'card-versions', key],
    CARD_TABLES,
    (api, signal) => api.guidance.cardVersions({ key }, { signal }),
    { enabled },
  );

export const useEffects = (key: string) =>
  useCall(['guidance', 'effects', key], ['showing', 'card'], (api, signal) =>
    api.guidance.effects({ key }, { signal }),
  );

export const useCorrections = () =>
  useCall(['guidance', 'corrections'], ['correction'], (api, signal) => api.guidance.corrections({}, { signal }));
