export const PEOPLE = ['admin', 'people'] as const;
export const DEVICES = ['admin', 'devices'] as const;
