/**
 * One step of the database, applied in one transaction together with its number. Frozen once released: a migration
 * imports no living code, so that a database made today and one upgraded from years ago end up the same.
 */
export type Migration = { readonly version: number; readonly name: string; readonly statements: readonly string[] };
