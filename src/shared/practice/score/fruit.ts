import type { Language } from '../../kernel/text.ts';
import type { ReadLine } from './talk.ts';

/** An answer of so many signs (zh) or words (en) had something to say. */
const RICH: Readonly<Record<Language, number>> = { zh: 9, en: 6 };

/** The answer is another question, or says that there is none. */
const NO_ANSWER = /^(?:啊|什么|啥|还要|你什么|我哪|凭)|[？?]|不知道|不懂|没空|\bwhy\b|\bno idea|don'?t know/iu;
/** The customer says that it stood there already. */
const TOLD_ALREADY =
  /说(?:过|了)|刚(?:刚|才)?说|第一句|上面写|前面(?:说|写|讲)|不是(?:都)?(?:说|讲|报)|\balready (?:told|said|gave)|\bi (?:just )?(?:said|told|gave)|\bas i said|\bfirst (?:line|message)|\byou have it\b/iu;

const sizeOf = (text: string, lang: Language): number =>
  lang === 'zh' ? text.length : text.split(/\s+/u).filter((word) => word !== '').length;

/** Whether what was asked brought something that one did not know. */
export const isFruitful = ({ after }: Pick<ReadLine, 'after'>, lang: Language): boolean =>
  sizeOf(after, lang) >= RICH[lang] && !NO_ANSWER.test(after);

/** Whether the line asked for what had been told, by itself or by what the customer says to it. */
export const isAskedAgain = ({ acts, after }: Pick<ReadLine, 'acts' | 'after'>): boolean =>
  acts.has('asks-again') || ((acts.has('asks-open') || acts.has('asks-closed')) && TOLD_ALREADY.test(after));
