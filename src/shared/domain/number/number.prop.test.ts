import fc from 'fast-check';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { readNumber, readNumbers } from './index.ts';

/** Where 00 is dialled for abroad, and nothing longer begins like it. */
const DIAL_00 = ['CN', 'MO', 'GB', 'FR', 'CH', 'IN'] as const;
const COUNTRIES = ['CN', 'HK', 'MO', 'TW', 'SG', 'JP', 'GB', 'US', 'FR', 'AU', 'IN', 'CH'] as const;

/** A valid number of a country: its example with other last digits, where those are given out, too. */
const numbers = fc
  .record({ country: fc.constantFrom<CountryCode>(...COUNTRIES), last: fc.stringMatching(/^\d{5}$/) })
  .map(({ country, last }) => ({
    country,
    number: parsePhoneNumberFromString(`${examples[country].slice(0, -5)}${last}`, country),
  }))
  .filter(({ number }) => number?.isValid() === true);

describe('any valid number', () => {
  it('is read the same however it is written', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...DIAL_00), ({ country, number }, elsewhere) => {
        const { e164, national, international } = {
          e164: number?.number,
          national: number?.formatNational() ?? '',
          international: number?.formatInternational() ?? '',
        };
        const atHome = [
          national,
          national.replaceAll(/\D/g, ''),
          national.replaceAll(' ', '-'),
          `"x" <sip:${national}@pbx>`,
        ];
        const anywhere = [international, number?.getURI() ?? '', `${international} ext. 12`];
        const abroad = [...anywhere, `00${international.slice(1)}`];
        for (const text of [...atHome, ...anywhere])
          expect([text, readNumber(text, country)]).toMatchObject([text, { e164 }]);
        for (const text of abroad) expect([text, readNumber(text, elsewhere)]).toMatchObject([text, { e164 }]);
      }),
    );
  });

  it('is found beside another', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.constantFrom(' / ', ', ', '、', '\n', '; '), (a, b, between) => {
        const text = [a, b].map(({ number }) => number?.formatInternational()).join(between);
        const found = readNumbers(text, a.country).map((reading) => (reading.kind === 'number' ? reading.e164 : ''));
        expect(found).toEqual([...new Set([a.number?.number, b.number?.number])]);
      }),
    );
  });

  it('any text is read without a throw, and what it reads as reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+\d ()\-/;x#]{0,24}$/)), (text) => {
        const reading = readNumber(text, 'CN');
        if (reading.kind === 'number') expect(readNumber(reading.e164, 'CN')).toMatchObject({ e164: reading.e164 });
      }),
    );
  });
});
