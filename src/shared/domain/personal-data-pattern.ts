/** A name as a pattern of itself. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
export const isChinese = (text: string): boolean => /^\p{sc=Han}+$/u.test(text);
