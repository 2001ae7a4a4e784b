import { z } from 'zod';
import type { Dice } from './wild.ts';

/** The part of JSON Schema the contract uses. */
export type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

export const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' }) as Schema;

/** What a maker knows of the world: values by the name of the field, and words of which one fits any pattern. */
export type Hints = {
  readonly dice: Dice;
  readonly byName: Readonly<Record<string, () => unknown>>;
  readonly words: () => readonly string[];
  /** Words that are the same in every world. */
  readonly fixed: readonly string[];
};

/** A value that fits the schema. Throws for a pattern that none of the words fits: a new one needs an example. */
export function make(schema: Schema, hints: Hints, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  const { dice, byName } = hints;
  const known = Object.hasOwn(byName, name) && dice.int(10) > 0 ? byName[name]?.() : undefined;
  if (known !== undefined) return known;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return make(dice.pick(choices), hints, name);
  if (schema.enum) return dice.pick(schema.enum);
  switch (schema.type) {
    case 'object':
      return object(schema, hints);
    case 'array':
      return array(schema, hints, name);
    case 'string':
      return text(schema, hints);
    case 'integer':
      return whole(schema, dice);
    case 'number':
      return dice.pick([
        schema.minimum ?? 0,
        ((schema.minimum ?? 0) + (schema.maximum ?? 0.5)) / 2,
        schema.maximum ?? 1e12,
      ]);
    case 'boolean':
      return dice.int(2) === 0;
    default:
      return null;
  }
}

function object(schema: Schema, hints: Hints): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties: more, propertyNames } = schema;
  const wanted = Object.entries(properties).filter(([key]) => required.includes(key) || hints.dice.int(2) === 0);
  const named = wanted.map(([key, inner]) => [key, make(inner, hints, key)] as const);
  if (typeof more !== 'object') return Object.fromEntries(named);
  const free = Array.from({ length: hints.dice.int(4) }, () => [
    // Names of a closed set are these; any other would spoil the whole.
    String(make(propertyNames ?? { type: 'string' }, hints, propertyNames?.enum ? '' : '(key)')),
    make(more, hints),
  ]);
  return Object.fromEntries([...named, ...free]) as Record<string, unknown>;
}

function array({ items, prefixItems, minItems = 0, maxItems = 50 }: Schema, hints: Hints, name: string): unknown[] {
  if (prefixItems) return prefixItems.map((inner) => make(inner, hints, name));
  const length = hints.dice.int(30) === 0 ? maxItems : Math.max(minItems, hints.dice.int(Math.min(maxItems, 3) + 1));
  return Array.from({ length }, () => (typeof items === 'object' ? make(items, hints, `${name}[]`) : null));
}

const byPattern = new Map<string, readonly string[]>();
function fixedFor(pattern: string, fixed: readonly string[]): readonly string[] {
  const isSo = new RegExp(pattern, 'u');
  const known = byPattern.get(pattern) ?? fixed.filter((word) => isSo.test(word));
  byPattern.set(pattern, known);
  return known;
}

function text({ pattern, minLength = 0, maxLength = 64 }: Schema, { dice, words, fixed }: Hints): string {
  if (pattern !== undefined) {
    const fits = (word: string): boolean => word.length >= minLength && word.length <= maxLength;
    const isSo = new RegExp(pattern, 'u');
    const found = [...fixedFor(pattern, fixed), ...words().filter((word) => isSo.test(word))].filter(fits);
    if (found.length === 0) throw new Error(`no example for ${pattern}`);
    return dice.pick(found);
  }
  const longest = dice.int(20) === 0 ? maxLength : Math.min(maxLength, 24);
  const letter = dice.pick(['字', 'a', '\u001b', ' x', '\n', '"']);
  return letter.repeat(Math.max(minLength, dice.int(longest + 1))).slice(0, longest);
}

function whole({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: Schema, dice: Dice): number {
  const near = Math.max(minimum, 0);
  return dice.pick([minimum, maximum, near, Math.min(near + 1, maximum), Math.min(near + dice.int(100), maximum)]);
}
