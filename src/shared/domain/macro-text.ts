import type { FieldKind, FieldValue } from './field-value.ts';
import { own } from '../kernel/own.ts';

/** The names a macro's text may hold. Free of schemas, so that the screen can use it without a validator. */
export const MACRO_NAMES = ['customer', 'agent', 'number', 'subject', 'queue', 'date'] as const;
export type MacroName = (typeof MACRO_NAMES)[number];

/** `fields`: custom fields of the ticket by key, as words. */
export type MacroNames = Readonly<Record<MacroName, string>> & { readonly fields?: Readonly<Record<string, string>> };

/** Fills `{customer}`, `{field.order-number}` … into a macro's text; an unknown `{word}` stays as written. */
export function fillMacro(text: string, names: MacroNames): string {
  return text.replace(/\{(?:field\.([a-z][a-z0-9-]*)|([a-z]+))\}/g, (whole, field?: string, name?: string) => {
    if (field !== undefined) return names.fields?.[field] ?? whole;
    return (MACRO_NAMES as readonly string[]).includes(name ?? '') ? names[name as MacroName] : whole;
  });
}

type Words = { readonly zh: string; readonly en: string };
type Language = keyof Words;

const NEW_TICKET: Words = { zh: '新工单', en: 'new ticket' };
/** As a macro says a ticket's number: a word where the hub has not given it one yet. */
export const numberWords = (number: number, language: Language): string =>
  number === 0 ? NEW_TICKET[language] : String(number);

type FieldShape = {
  readonly key: string;
  readonly kind: FieldKind;
  readonly choices: readonly { readonly key: string; readonly label: Words }[];
};

const YES: Words = { zh: '是', en: 'Yes' };
const NO: Words = { zh: '否', en: 'No' };

/** A custom field's value as people read it: a choice by its label, yes or no in words. */
export function valueWords(field: FieldShape, value: FieldValue, language: Language): string {
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (field.kind !== 'choice') return String(value);
  return field.choices.find(({ key }) => key === value)?.label[language] ?? String(value);
}

/** The custom fields of a ticket for `MacroNames.fields`; what is not filled stays out, and so stays visible in the text. */
export function fieldWords(
  fields: readonly FieldShape[],
  values: Readonly<Record<string, FieldValue>>,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = own(values, field.key);
      return value === undefined ? [] : [[field.key, valueWords(field, value, language)]];
    }),
  );
}

/** What stands under an agent's e-mail replies: their own words, else the team's, with the names filled in; '' for nothing. */
export function signatureFor(
  agent: { readonly signature: string },
  team: { readonly signature: Words | null },
  language: Language,
  names: MacroNames,
): string {
  const text = agent.signature.trim() === '' ? (team.signature?.[language] ?? '') : agent.signature;
  return fillMacro(text.trim(), names);
}
