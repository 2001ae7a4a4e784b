import { z } from 'zod';
import { MAX_NAME } from './limits.ts';

export { ellipsis, oneLine } from './one-line.ts';

/** The same words in both languages of the product, each of at most `max` UTF-16 units. */
export const localized = (max: number) => z.object({ zh: z.string().max(max), en: z.string().max(max) });

/** A name or a label. */
export const LocalizedText = localized(MAX_NAME);
export type LocalizedText = z.infer<typeof LocalizedText>;

export const LANGUAGES = ['zh', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;
