import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { isWithheld } from '../../telephony/withheld.ts';
import { serviceNumber } from './services.ts';
import { takeApart } from './written.ts';

/**
 * What a text says about who is at the other end. `number`: `e164` as it is stored; `country` null where the number belongs to none
 * (satellite, international free-phone). `internal`: an extension of our own exchange, at most six digits. `unreadable`: as written.
 */
export type NumberReading =
  | {
      readonly kind: 'number';
      readonly e164: string;
      readonly country: string | null;
      readonly extension: string | null;
    }
  | { readonly kind: 'internal'; readonly extension: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unreadable'; readonly text: string };

type Found = { readonly e164: string; readonly country: string | null };

const DIALLED = /^\+?[\d\s().\-/*~]+$/;
const MAX_INTERNAL = 6;
const MAX_TEXT = 200;

/**
 * Reads one number. `country` (`CN`) is where a number without a country is dialled from. It is tried as dialled there first, then as
 * if its `+` were missing, and last, where it says itself that it is whole, also outside the bands its country has given out.
 */
export function readNumber(text: string, country: string): NumberReading {
  const { body, extension } = takeApart(text.slice(0, MAX_TEXT));
  if (extension === null && isWithheld(body)) return { kind: 'withheld' };
  if (body === '' && extension !== null) return { kind: 'internal', extension };
  const found = findNumber(body, extension, country);
  if (found) return { kind: 'number', ...found };
  const digits = body.replaceAll(/[\s-]/g, '');
  if (extension === null && /^\d+$/.test(digits) && digits.length <= MAX_INTERNAL) {
    return { kind: 'internal', extension: digits };
  }
  return { kind: 'unreadable', text: text.trim() };
}

function findNumber(body: string, extension: string | null, country: string) {
  if (!DIALLED.test(body)) return undefined;
  const whole = valid(body, country);
  if (whole) return { ...whole, extension };
  // 010-65529988-8001: an extension without a word for it, where what stands before it is whole by itself.
  const [, head = '', tail = ''] = /^(.+\d)\s*-\s*(\d{1,6})$/.exec(body) ?? [];
  const shorter = extension === null && head !== '' ? valid(head, country) : undefined;
  if (shorter) return { ...shorter, extension: tail };
  const likely = possible(body, country);
  return likely && { ...likely, extension };
}

function valid(text: string, country: string): Found | undefined {
  const digits = digitsOf(text);
  // An address of a network is as short as a service number.
  const service = text.includes('.') ? undefined : serviceNumber(digits, country);
  if (service) return service;
  return digits.length > MAX_INTERNAL ? firstOf(spellings(digits), country, (number) => number.isValid()) : undefined;
}

const isWhole = (number: PhoneNumber): boolean => number.isPossible() && !number.nationalNumber.startsWith('0');

/** A number of a length its country has, in a band nobody has been given (fiction, tomorrow's mobile numbers). */
function possible(text: string, country: string): Found | undefined {
  const digits = digitsOf(text);
  return /^(?:\+|0)/.test(digits) ? firstOf(spellings(digits), country, isWhole) : undefined;
}

/** As dialled, with 00 for +, and with a + that was left out. */
function spellings(digits: string): readonly string[] {
  if (digits.startsWith('+')) return [digits];
  return digits.startsWith('00') ? [digits, `+${digits.slice(2)}`] : [digits, `+${digits}`];
}

function firstOf(
  texts: readonly string[],
  country: string,
  isGood: (number: PhoneNumber) => boolean,
): Found | undefined {
  const from = isSupportedCountry(country) ? { defaultCountry: country } : {};
  for (const text of texts) {
    const number = parsePhoneNumberFromString(text, { ...from, extract: false });
    if (number && isGood(number)) return { e164: number.number, country: number.country ?? null };
  }
  return undefined;
}

/** `+49 (0) 30 …` → `+4930…`; `(0221) 4710` → `02214710`. */
function digitsOf(text: string): string {
  const isAbroad = /^\(?\s*(?:\+|00)/.test(text);
  const dialled = isAbroad ? text.replace(/\(\s*0\s*\)/, '') : text;
  return dialled.replaceAll(/[^\d+]/g, '');
}
