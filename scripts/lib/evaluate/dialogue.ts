import { z } from 'zod';
import { hashesOf, readWords } from '#shared/guidance/feeling/features.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';

/** A whole conversation, and how content its customer was by those who read it. */
export const Dialogue = z.object({
  id: z.string(),
  quality: z.object({ S: z.number() }),
  turns: z.array(z.object({ speaker: z.enum(['customer', 'agent']), text: z.string() })),
});
export type Dialogue = z.infer<typeof Dialogue>;

/** The same word in another place is another feature. */
const placed = (hashes: readonly number[], place: string): number[] => {
  const seed = hash32(place, SEEDS[1]);
  return hashes.map((hash) => (Math.imul(hash, 0x9e3779b1) ^ seed) >>> 0);
};

/** 0 to 6: twice as long is one more. */
const lengthOf = (text = ''): number => Math.min(6, Math.floor(Math.log2(1 + text.length)));

/** How the conversation went, whatever was said. */
function courseOf({ turns }: Dialogue): string[] {
  const last = turns.at(-1);
  const speakers = turns.map(({ speaker }) => speaker[0]).join('');
  const texts = turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text);
  return [
    `turns ${turns.length}`,
    `course ${speakers}`,
    `last ${last?.speaker ?? ''} ${lengthOf(last?.text)}`,
    `first ${lengthOf(turns[0]?.text)}`,
    `same answer ${new Set(texts).size < texts.length}`,
    `empty ${turns.some(({ text }) => text.trim() === '')}`,
  ];
}

/** Hashes of the features of a conversation: who said what, at which end of it, and its course. */
export function dialogueFeatures(dialogue: Dialogue): number[] {
  const { turns } = dialogue;
  const all = turns.flatMap(({ speaker, text }, i) => {
    const hashes = hashesOf(readWords(text));
    const places = [speaker, ...(i === 0 ? ['first'] : []), ...(i >= turns.length - 2 ? [`end ${speaker}`] : [])];
    return places.flatMap((place) => placed(hashes, place));
  });
  return [...all, ...courseOf(dialogue).map((name) => hash32(name, SEEDS[0]))];
}
