import { callsOf } from '../../domain/personal-data-names.ts';
import type { Found } from '../../domain/personal-data.ts';
import type { Language } from '../../kernel/text.ts';
import { Findings } from './findings.ts';
import { marked, readable } from './headings.ts';
import { INVENTED } from './invented.ts';
import type { KnownPeople, Removed, SolvedTicket, TicketLine } from './kinds.ts';
import { peopleIn } from './people.ts';

/** Signs that templates read, faces in brackets, mentions and addresses of pages: none of them is part of what was told. */
const FACE = /\[[\p{sc=Han}A-Za-z]{1,4}\]/gu;
const LINK = /(?:https?:\/\/|www\.)[\w\-./?%&=#~:+]+/giu;
const MENTION = /(?<![A-Za-z0-9._-])[@＠][\p{L}\p{N}_·-]{2,30}[:：]?/gu;
/** Whatever else has five digits and more: better one number too many than one that finds somebody. Amounts and hotlines stay. */
const NUMBER =
  /(?<![\p{Script=Latin}\d.,¥£$€{-])(?!(?:400|800|0800|1800)[ -]?\d|9[56]\d{3}(?!\d)|100\d{2}(?!\d))[A-Z]{0,4}-?\d(?:[A-Z\d]|[ -](?=\d)){4,}(?![.,]?\d|[\p{Script=Latin}}-]| ?[元块%])/gu;
const CHINESE_TITLE =
  /(?:先生|女士|小姐|太太|夫人|老师|师傅|经理|主任|医生|律师|阿姨|叔叔|大爷|大妈|大叔|奶奶|爷爷|同学|工程师|组长|店长|[总姐哥叔婶姨嫂爷工])$/u;
const WESTERN_TITLE = /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\.? /u;
const ADDRESSED =
  /^[\s,，。.!！]*(?:您好|你好|好的|请|感谢|谢谢|hi|hello|dear|thanks?|thank you|ok(?:ay)?|sorry)?[\s,，]*$/iu;
const OWN_NAME = /(?:我叫|我是|我的名字是|我姓名|本人|my name(?: is|'s)|i am|i'm|this is) *$/iu;

/** One writing for what says the same: the same person has the same placeholder through the whole conversation. */
const sameOf = (text: string): string => text.toLowerCase().replaceAll(/[\s.]/g, '');

const withoutSigns = (text: string): string =>
  text.replaceAll(FACE, '').replaceAll('[', '(').replaceAll(']', ')').replaceAll(/[{}|]/g, ' ');

const isTelling = (hit: string): boolean =>
  hit.replaceAll(/\D/g, '').length >= 5 && !/^(?:19|20)\d\d[ -]\d{1,2}(?:[ -]\d{1,2})?$/.test(hit);

/** A ticket's own number: one that could be an amount only where it is said to be a number. */
function ticketNumber(number: number | undefined): RegExp {
  if (number === undefined) return /(?!)/gu;
  const said =
    '(?<=(?:工单|编号|单号|ticket|case|reference|ref|#|№)(?:号|编号| number| no\\.?| id)?[\\s:：#是为]{0,3})';
  return new RegExp(`${number < 1000 ? said : '(?<![\\w.{¥￥$£€-])'}#?${number}(?![\\w}]|[.,]\\d| ?[年元块%])`, 'giu');
}

type Read = Pick<SolvedTicket, 'lines' | 'subject' | 'number'>;

/** Takes personal data out of one conversation. Remembers who is who, and never what was taken out beyond its own life. */
export class Remover {
  readonly removed: Removed[] = [];
  readonly slots: Record<string, string[]> = {};
  readonly #lang: Language;
  readonly #customer: Set<string>;
  readonly #people: readonly string[];
  readonly #ticketNumber: RegExp;
  readonly #findings = new Findings();
  readonly #placeholders = new Map<string, string>();

  /** Of a ticket, whose lines are the ones to read. */
  constructor(lang: Language, { customer, people }: KnownPeople, { lines, subject, number }: Read) {
    this.#lang = lang;
    this.#ticketNumber = ticketNumber(number);
    const own = customer === null ? [] : [customer];
    // Of hundreds of colleagues a handful can be in it; the others are not looked for line by line.
    const here = peopleIn([subject, ...lines.map(({ text }) => text)].join('\n'), people);
    const named = lines.map((line) => namesIn(line, this.#findings.of(line.text, [...own, ...here])));
    const given = named.flatMap(({ customers }) => customers);
    // Who answers is never the customer, whatever they are greeted with.
    const others = new Set(here.flatMap(callsOf));
    const calls = [...own, ...given.filter((name) => !others.has(name))];
    this.#customer = new Set(calls.flatMap((name) => [name, ...callsOf(name)]).map(sameOf));
    this.#people = [...new Set([...own, ...given, ...here, ...named.flatMap(({ whole }) => whole)])];
  }

  /** A line as a template: every stretch that could name somebody is a slot or a neutral word. */
  template(text: string, line: number | null): string {
    const { link } = INVENTED[this.#lang];
    const linked = withoutSigns(text)
      .replaceAll(LINK, () => this.#note('link', link, line))
      .replaceAll(MENTION, () => this.#note('handle', ' ', line));
    const plain = this.#replace(linked, (found, before) =>
      this.#note(found.kind, this.#placeholder(found, before), line),
    );
    return plain
      .replaceAll(NUMBER, (hit) => (isTelling(hit) ? this.#note('order-number', '{order}', line) : hit))
      .replaceAll(this.#ticketNumber, () => this.#note('order-number', '{order}', line))
      .replaceAll(/\s+/gu, ' ')
      .trim();
  }

  /** For a heading, where no slot is filled. `isChanged`: something was taken out of it. */
  heading(text: string): { text: string; isChanged: boolean } {
    const before = this.removed.length;
    const plain = withoutSigns(text).replaceAll(LINK, ' ').replaceAll(MENTION, ' ');
    const order = (): string => {
      const word = INVENTED[this.#lang].inHeadings['order-number'];
      return marked('order-number', this.#note('order-number', word, null), false);
    };
    const told = this.#replace(plain, (one, earlier) => {
      const isCustomer = this.#placeholder(one, earlier).includes('{name}');
      return marked(one.kind, this.#note(one.kind, this.#inHeading(one, earlier), null), isCustomer);
    })
      .replaceAll(NUMBER, (hit) => (isTelling(hit) ? order() : hit))
      .replaceAll(this.#ticketNumber, order);
    return { text: readable(told, this.#lang), isChanged: this.removed.length > before };
  }

  /** The customer and things by what they are; others by the first word of their slot. */
  #inHeading(found: Found, before: string): string {
    const word = INVENTED[this.#lang].inHeadings[found.kind];
    if (found.kind !== 'name') return word;
    return this.#placeholder(found, before)
      .replace('{name}', word)
      .replaceAll(/\{(\w+)\}/gu, (_, slot: string) => this.slots[slot]?.[0] ?? word);
  }

  #replace(text: string, by: (found: Found, before: string) => string): string {
    return this.#findings
      .of(text, this.#people)
      .reduceRight(
        (rest, one) => `${rest.slice(0, one.start)}${by(one, rest.slice(0, one.start))}${rest.slice(one.end)}`,
        text,
      );
  }

  #note(kind: Removed['kind'], placeholder: string, line: number | null): string {
    this.removed.push({ kind, placeholder: placeholder.trim(), line });
    return placeholder;
  }

  #placeholder({ kind, text }: Found, before: string): string {
    const { neutral, phone } = INVENTED[this.#lang];
    switch (kind) {
      case 'name':
        return this.#person(text);
      case 'order-number':
        return '{order}';
      case 'phone':
        return /(?:尾号|后四位|ending(?: in)?|last four) *$/iu.test(before) ? '{tail}' : phone;
      case 'address':
        return this.#slot('place', text, INVENTED[this.#lang].places);
      default:
        return neutral[kind];
    }
  }

  #person(text: string): string {
    const { people, families } = INVENTED[this.#lang];
    const title = (this.#lang === 'zh' ? CHINESE_TITLE : WESTERN_TITLE).exec(text)?.[0] ?? '';
    const bare = title === '' ? text : text.replace(title, '');
    if ([text, bare].some((name) => this.#customer.has(sameOf(name)))) return '{name}';
    if (title === '') return this.#slot('person', text, people);
    const family = this.#slot('family', text, families);
    return this.#lang === 'zh' ? `${family}${title}` : `${title}${family}`;
  }

  /** The same stretch has the same slot; each slot has words of its own, so that no two people become one. */
  #slot(kind: 'person' | 'family' | 'place', text: string, words: readonly string[]): string {
    const key = `${kind} ${sameOf(text)}`;
    const known = this.#placeholders.get(key);
    if (known !== undefined) return known;
    const place = Object.keys(this.slots).filter((name) => name.startsWith(kind)).length;
    const half = Math.ceil(words.length / 3);
    const own = words.slice((place * half) % words.length).slice(0, half);
    const name = `${kind}${place + 1}`;
    this.slots[name] = own.length > 0 ? [...own] : [...words];
    this.#placeholders.set(key, `{${name}}`);
    return `{${name}}`;
  }
}

type Named = { readonly customers: string[]; readonly whole: string[] };

/**
 * Whom a line names. `customers`: the customer, said of themselves, or called by at the beginning of an answer. `whole`: who is named whole
 * in one line may be called by a part of it in another.
 */
function namesIn({ by, text }: TicketLine, found: readonly Found[]): Named {
  const names = found.filter(({ kind }) => kind === 'name');
  const leads = by === 'customer' ? OWN_NAME : ADDRESSED;
  return {
    customers: names.filter(({ start }) => leads.test(text.slice(0, start))).map((one) => one.text),
    whole: names
      .map((one) => one.text.replace(WESTERN_TITLE, ''))
      .filter((name) => !CHINESE_TITLE.test(name) && name.length > 1),
  };
}
