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
