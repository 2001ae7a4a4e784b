/** Ids that say what they name, so that the same thing done twice, on two desks, is one row. Free of schemas. */

const MAX_ID = 128;
const KEPT = MAX_ID - 17;

/** FNV-1a, 32 bits, as eight digits. */
export function shortHash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

/** Parts joined by dots; where ids of another system are too long together, cut and told apart by their hash. */
export function joinIds(...parts: readonly (string | number)[]): string {
  const whole = parts.join('.');
  if (whole.length <= MAX_ID) return whole;
  return `${whole.slice(0, KEPT)}.${shortHash(whole, 0x811c9dc5)}${shortHash(whole, 0x5bd1e995)}`;
}

/** One present verdict per agent, article and version: a newer one stands in the place of the older. */
export const feedbackIdOf = (articleId: string, agentId: string, version: number): string =>
  joinIds(articleId, agentId, `v${version}`);

/** `day` as `2026-11-21`, of whatever calendar the desk keeps. */
export const usageIdOf = (articleId: string, agentId: string, day: string, how: string): string =>
  joinIds(articleId, agentId, day, how);

/** What every such id of one agent and article begins with. */
export const usageIdStart = (articleId: string, agentId: string): string => `${articleId}.${agentId}.`.slice(0, KEPT);

/** The version that stood before authors' names were kept; it gets its row when the next one is published. */
export const unsignedRevisionId = (articleId: string, version: number): string => joinIds(articleId, `v${version}`);

/** What an agent is told of their proposal or feedback; a newer word about the same thing replaces the older. */
export const articleNoticeId = (about: string): string => joinIds('article', about);
