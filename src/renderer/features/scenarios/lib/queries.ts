import { useCall } from '../../../lib/query.ts';

const MOST_TICKETS = 50;

export const useCandidates = () =>
  useCall(['scenarios', 'candidates'], ['ticket', 'message', 'scenario_draft', 'scenario'], (api, signal) =>
    api.scenarios.candidates({ limit: MOST_TICKETS }, { signal }),
  );

export const useDrafts = () =>
  useCall(['scenarios', 'drafts'], ['scenario_draft'], (api, signal) => api.scenarios.drafts({}, { signal }));

export const usePublished = () =>
  useCall(['scenarios', 'published'], ['scenario', 'agent'], (api, signal) => api.scenarios.published({}, { signal }));
