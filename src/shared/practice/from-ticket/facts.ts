import type { Fact } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { upTo, type Exchange } from './exchanges.ts';
import { keyWordsOf } from './key-words.ts';
import { stockOf } from './stock.ts';

const MOST_FACTS = 6;
const MOST_WORDS = 8;
const LONGEST_TOLD = 240;

/** Which of the two facts that every matter has an exchange is about. */
function stockKey({ asked, told }: Exchange): 'order' | 'tail' | null {
  const all = [...asked, ...told].join(' ');
  if (told.some((line) => line.includes('{order}'))) return 'order';
  return told.some((line) => line.includes('{tail}')) && /尾号|手机|电话|号码|phone|number|digits/iu.test(all)
    ? 'tail'
    : null;
}

function ownFact({ asked, told }: Exchange, place: number, lang: Language): Fact | null {
  const ask = keyWordsOf(asked, lang, MOST_WORDS);
  const [about] = ask;
  if (about === undefined) return null;
  const tell = upTo(told.join(lang === 'zh' ? '，' : ' '), LONGEST_TOLD);
  const colon = lang === 'zh' ? '：' : ': ';
  return { key: `told-${place}`, is: `${about}${colon}${upTo(tell, 80)}`, ask, tell: [tell] };
}

/**
 * What the customer told when they were asked, at most six, and the two that every matter has: order and telephone. Words that already ask
 * for one fact ask for no second one.
 */
export function factsOf(exchanges: readonly Exchange[], lang: Language): Fact[] {
  const { order, tail } = stockOf(lang);
  const own = { order: [] as string[], tail: [] as string[] };
  const facts: Fact[] = [];
  const asking = new Set([...order.ask, ...tail.ask]);
  for (const exchange of exchanges) {
    const key = stockKey(exchange);
    if (key)
      own[key].push(
        ...exchange.told.filter((line) => line.includes(`{${key}}`)).map((line) => upTo(line, LONGEST_TOLD)),
      );
    const fact = key ? null : ownFact(exchange, facts.length + 1, lang);
    const ask = fact?.ask.filter((word) => !asking.has(word)) ?? [];
    if (!fact || ask.length === 0 || facts.length >= MOST_FACTS) continue;
    for (const word of ask) asking.add(word);
    facts.push({ ...fact, ask });
  }
  const withOwn = (key: 'order' | 'tail', stock: Omit<Fact, 'key'>): Fact => ({
    key,
    is: stock.is,
    ask: [...stock.ask],
    tell: [...new Set([...own[key], ...stock.tell])],
  });
  return [withOwn('order', order), withOwn('tail', tail), ...facts];
}
