import { START_FEELINGS, type Issue, type StartFeeling } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { saysNothing, upTo, type CleanLine } from './exchanges.ts';
import type { FeelingReader, LineFeeling } from './kinds.ts';

const LONGEST = 280;
const isStart = (emotion: string): emotion is StartFeeling => (START_FEELINGS as readonly string[]).includes(emotion);
/** Who is content when they come has nothing strong to begin with. */
export const startOf = ({ emotion }: LineFeeling): StartFeeling => (isStart(emotion) ? emotion : 'neutral');

/** The lines in which the customer tells why they came: up to the answer, greetings left out. */
export function firstWords(lines: readonly CleanLine[], lang: Language): string[] {
  const told = lines.findIndex(({ by, text }) => by === 'customer' && !saysNothing(text, lang));
  if (told < 0) return [];
  const rest = lines.slice(told);
  const until = rest.findIndex(({ by }) => by === 'agent');
  return rest
    .slice(0, until < 0 ? rest.length : until)
    .map(({ text }) => text)
    .filter((text) => !saysNothing(text, lang));
}

/** The first words whole, and the longer ones of them alone, each under the feeling that is heard in it. */
export function openingsOf<F extends LineFeeling>(
  first: readonly string[],
  lang: Language,
  read: FeelingReader<F>,
): Pick<Issue, 'openings' | 'feelings'> {
  const least = lang === 'zh' ? 10 : 30;
  const whole = upTo(first.join(lang === 'zh' ? ' ' : ' '), LONGEST);
  const all = [...new Set([whole, ...first.filter((line) => line.length >= least).map((line) => upTo(line, LONGEST))])];
  const openings: Partial<Record<StartFeeling, string[]>> = {};
  for (const line of all) (openings[startOf(read(line, []))] ??= []).push(line);
  return { openings, feelings: START_FEELINGS.filter((feeling) => openings[feeling] !== undefined) };
}
