import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_RULES } from '../domain/account/index.ts';
import { resources, type Namespace } from './index.ts';

const LITERAL = 0;
const ARGUMENT = 1;
const NUMBER = 2;
const is = (type: number, kind: number): boolean => type === kind;
/** A count may be a plural in one language and a plain number in the other. */
const isNumberOrText = (type: number): boolean => is(type, ARGUMENT) || is(type, NUMBER);
/** Names of the other language, written in that language. */
const MEANT = /language(\.(zh|en|switch))?$/;
type Flat = Record<string, string>;
const namespaces = Object.keys(resources.zh) as Namespace[];
const words = (language: 'zh' | 'en', ns: Namespace): Flat => resources[language][ns];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names and kinds of the arguments, with the branches of selects: what a translation may not change. */
function argumentsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element): string[] => {
    if ('children' in element) return [`<${element.value}>`, ...argumentsOf(element.children)];
    if ('options' in element) {
      const branches = 'pluralType' in element ? '' : `{${Object.keys(element.options).toSorted().join()}}`;
      const inner = Object.values(element.options).flatMap((option) => argumentsOf(option.value));
      return [`${element.value}${branches}`, ...inner];
    }
    if (!('value' in element) || is(element.type, LITERAL)) return [];
    return [isNumberOrText(element.type) ? element.value : `${element.value}:${element.type}`];
  });
}
/** Whether a ticket's number can stand in the text as it is: outside of a choice by that number. */
const isBare = (elements: readonly Element[]): boolean =>
  elements.some((element) => {
    if ('options' in element)
      return element.value !== 'number' && Object.values(element.options).some((option) => isBare(option.value));
    return is(element.type, ARGUMENT) && 'value' in element && element.value === 'number';
  });
/** Other numbers; and a merge taken back, for which there is a text of its own where the number is not known. */
const NO_TICKET = /^(contacts:create\.number|knowledge:checklists\.ownItem|messages:event\.mergedOut)$/;
const shape = (text: string) => [...new Set(argumentsOf(new IntlMessageFormat(text, 'en').getAst()))].toSorted();

describe.each(namespaces)('the words of %s', (ns) => {
  const zh = words('zh', ns);
  const en = words('en', ns);

  it('have the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  });

  it('take the same arguments in both languages', () => {
    for (const [key, text] of Object.entries(zh)) expect([key, shape(en[key] ?? '')]).toEqual([key, shape(text)]);
  });

  it('never call a ticket 0 that has no number yet', () => {
    const bare = [...Object.entries(zh), ...Object.entries(en)].filter(
      ([key, text]) => !NO_TICKET.test(`${ns}:${key}`) && isBare(new IntlMessageFormat(text, 'en').getAst()),
    );
    expect(bare).toEqual([]);
  });

  it('are never empty', () => {
    const empty = [...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('use full-width punctuation in Chinese prose', () => {
    const halfWidth = Object.entries(zh).filter(([, text]) =>
      /[\p{Script=Han}]\s*[,;:!?()]|[,;!?()]\s*[\p{Script=Han}]|[\p{Script=Han}]\.(\s|$)/u.test(
        text.replace(/\{\w+, (plural|select),/g, ''),
      ),
    );
    expect(halfWidth).toEqual([]);
  });

  it('use no Chinese in English', () => {
    expect(Object.entries(en).filter(([key, text]) => /\p{Script=Han}/u.test(text) && !MEANT.test(key))).toEqual([]);
  });
});

it('there are words for every rule of the account, and for no other', () => {
  const said = Object.keys(words('zh', 'history')).flatMap((key) => (key.startsWith('rule.') ? [key.slice(5)] : []));
  expect(said.toSorted()).toEqual(ACCOUNT_RULES.map(({ key }) => key).toSorted());
});
