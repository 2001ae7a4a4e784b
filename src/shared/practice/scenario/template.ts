import { own } from '../../kernel/own.ts';

/** A template that cannot be read, and where: `[` without its end, or the other way round. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
}

type Node = string | readonly (readonly Node[])[];

function parse(template: string): readonly Node[] {
  let at = 0;
  const sequence = (isInside: boolean): Node[] => {
    const nodes: Node[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') nodes.push(text);
      text = '';
    };
    for (; at < template.length; at += 1) {
      const sign = template[at] ?? '';
      if (isInside && (sign === '|' || sign === ']')) break;
      if (sign === ']') throw new TemplateFault(`']' without '[' at ${at}: ${template}`);
      if (sign !== '[') {
        text += sign;
        continue;
      }
      flush();
      nodes.push(choices());
    }
    flush();
    return nodes;
  };
  const choices = (): Node[][] => {
    const start = at;
    const found: Node[][] = [];
    do {
      at += 1;
      found.push(sequence(true));
    } while (template[at] === '|');
    if (template[at] !== ']') throw new TemplateFault(`'[' without ']' at ${start}: ${template}`);
    return found;
  };
  return sequence(false);
}

const draw = (nodes: readonly Node[], random: () => number): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const chosen = node[Math.floor(random() * node.length)] ?? [];
      return draw(chosen, random);
    })
    .join('');

const SLOT = /\{([a-zA-Z][a-zA-Z0-9_-]*)\}/g;

/**
 * One reading of a template: each `[a|b]` drawn, each `{slot}` filled.
 * @param random 0 ≤ x < 1, as often as there are alternations to choose from.
 * @throws TemplateFault where brackets do not match or a slot has no word.
 */
export function expand(template: string, random: () => number, slots: Readonly<Record<string, string>>): string {
  return draw(parse(template), random)
    .replace(SLOT, (whole, name: string) => {
      const word = own(slots, name);
      if (word === undefined) throw new TemplateFault(`no word for ${whole}: ${template}`);
      return word;
    })
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** The slots a template names. @throws TemplateFault */
export function slotsIn(template: string): string[] {
  parse(template);
  return Array.from(template.matchAll(SLOT), ([, name]) => name ?? '');
}
