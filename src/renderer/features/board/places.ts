/** The pages of the team, in the order of their names. The address of one: `#/board/<page>/…`. */
export const PAGES = ['now', 'rests', 'shifts', 'policy'] as const;
export type PageName = (typeof PAGES)[number];

export const pageOf = (name: string | undefined): PageName => PAGES.find((one) => one === name) ?? 'now';
