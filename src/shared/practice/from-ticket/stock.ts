import type { Language } from '../../kernel/text.ts';
import { STOCK_EN } from './stock-en.ts';
import type { Stock } from './stock-kinds.ts';
import { STOCK_ZH } from './stock-zh.ts';

export const stockOf = (lang: Language): Stock => (lang === 'zh' ? STOCK_ZH : STOCK_EN);
