/** One step of the replica's schema. Once released it is never changed. */
export type Migration = {
  /** Becomes `user_version`; numbers leave gaps of ten. */
  readonly number: number;
  up(db: { exec(sql: string): void }): void;
};
