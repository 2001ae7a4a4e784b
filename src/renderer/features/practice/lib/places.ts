/** Where the pages of practice stand in the address, behind `#/practice`. */
export const PAGES = ['library', 'progress', 'team'] as const;
export type PageName = (typeof PAGES)[number];

export const addressOf = (page: PageName): readonly [string, ...string[]] =>
  page === 'library' ? ['practice'] : ['practice', page];
/** A case of the library, chosen. */
export const caseAt = (key: string): readonly string[] => ['practice', 'library', key];
export const SESSION = ['practice', 'session'] as const;
export const recordAt = (sessionId: string): readonly string[] => ['practice', 'record', sessionId];
