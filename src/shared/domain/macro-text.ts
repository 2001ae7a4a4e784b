/** The three names a macro's text may hold. Free of schemas, so that the screen can use it without a validator. */
export type MacroNames = { customer: string; agent: string; number: string };

/** Fills the three names into a macro's text; an unknown `{word}` stays as written. */
export function fillMacro(text: string, names: MacroNames): string {
  return text.replace(/\{(customer|agent|number)\}/g, (_, key: keyof MacroNames) => names[key]);
}
