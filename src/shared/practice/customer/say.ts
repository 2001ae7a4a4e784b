import type { Band, Reaction, Scenario, Words } from '../../domain/practice/index.ts';
import { expand } from '../scenario/template.ts';
import { clamp, type CustomerState } from './state.ts';

export const bandOf = (heat: number): Band => (heat >= 0.58 ? 'hot' : heat >= 0.28 ? 'warm' : 'cool');

const NEIGHBOURS: Readonly<Record<Band, readonly Band[]>> = {
  hot: ['hot', 'warm', 'cool'],
  warm: ['warm', 'cool', 'hot'],
  cool: ['cool', 'warm', 'hot'],
};

/** Lines for this reaction: of this strength and feeling where there are some, otherwise the nearest. */
function templatesFor(words: Words, reaction: Reaction, band: Band, feeling: Scenario['feeling']): readonly string[] {
  const entries = words[reaction].filter(({ feels }) => feels === undefined || feels.includes(feeling));
  const fitting = entries.length > 0 ? entries : words[reaction];
  for (const near of NEIGHBOURS[band]) {
    const found = fitting.filter((entry) => entry.band === undefined || entry.band === near).flatMap(({ say }) => say);
    if (found.length > 0) return found;
  }
  return fitting.flatMap(({ say }) => say);
}

export type Saying = { readonly text: string; readonly template: string };

/** One reading of one of the templates, not one that was used while others are left. */
export function sayOne(
  templates: readonly string[],
  state: Pick<CustomerState, 'used'>,
  { slots }: Scenario,
  random: () => number,
): Saying {
  const fresh = templates.filter((template) => !state.used.includes(template));
  const from = fresh.length > 0 ? fresh : templates;
  const template = from[Math.floor(random() * from.length)] ?? '';
  return { text: expand(template, random, slots), template };
}

export const sayReaction = (
  words: Words,
  reaction: Reaction,
  state: CustomerState,
  scenario: Scenario,
  random: () => number,
): Saying => sayOne(templatesFor(words, reaction, bandOf(state.heat), scenario.feeling), state, scenario, random);

/** A mark is put on every third line or so of who has such marks; words that name numbers stay as they are. */
const MARKED = 0.3;

/** In the person's own way of speaking: words of their region, something before or after. */
export function inTheirWay(text: string, { persona, lang }: Scenario, random: () => number): string {
  const swapped = persona.swap.reduce((line, [from, to]) => {
    if (random() >= 0.6) return line;
    return lang === 'zh'
      ? line.replace(from, to)
      : line.replace(new RegExp(`\\b${from.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`), to);
  }, text);
  if (random() >= MARKED) return swapped;
  const before = persona.before[Math.floor(random() * persona.before.length)] ?? '';
  if (before !== '' && random() < 0.5)
    return `${before}${lang === 'en' && !/\s$/.test(before) ? ' ' : ''}${/[.!?…]\s*$/u.test(before) ? swapped : lowered(swapped, lang)}`;
  const after = persona.after[Math.floor(random() * persona.after.length)] ?? '';
  return after === '' ? swapped : withAfter(swapped, after, lang);
}

/** Behind a few words of opening an English line goes on in small letters, unless it begins with “I” or a name. */
const lowered = (text: string, lang: string): string =>
  lang === 'en' && /^[A-Z][a-z]/.test(text) && !/^(?:I\b|[A-Z][a-z]+ [A-Z])/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

function withAfter(text: string, after: string, lang: string): string {
  const end = /[。！？.!?…～~]+$/u.exec(text)?.[0] ?? '';
  // A question and an outcry keep their mark.
  if (/[?？!！]/u.test(end)) return text;
  const bare = text.slice(0, text.length - end.length);
  // What is a sentence of its own stands behind the end of the first.
  if (/^\s*[A-Z]/u.test(after)) return `${bare}${end || '.'} ${after.trim()}`;
  const joint = lang === 'en' && !/^[\s,]/.test(after) ? ', ' : '';
  return `${bare}${joint}${after}${/[。！？.!?…～~]$/u.test(after) ? '' : end}`;
}

/** Sentences said one after the other: each ends before the next begins. */
export function oneBreath(sentences: readonly string[], lang: Scenario['lang']): string {
  const [stop, gap] = lang === 'zh' ? ['。', ''] : ['.', ' '];
  return sentences
    .map((one, i) => (lang === 'en' && i > 0 ? one.charAt(0).toUpperCase() + one.slice(1) : one))
    .map((one, i) => (i < sentences.length - 1 && !/[\p{P}\p{S}]$/u.test(one) ? `${one}${stop}` : one))
    .join(gap);
}

/** How strong what they say is, for whoever draws the course. */
export const intensityOf = (heat: number): 0 | 1 | 2 | 3 => {
  const strength = clamp(heat);
  if (strength < 0.2) return 0;
  if (strength < 0.45) return 1;
  return strength < 0.68 ? 2 : 3;
};
