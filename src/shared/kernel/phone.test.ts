import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone } from './phone.ts';

describe('telephone numbers', () => {
  it.each([
    ['+8613800138000', '+86 138 0013 8000'],
    ['+861065529988', '+86 10 6552 9988'],
    ['+8675588886666', '+86 755 8888 6666'],
    ['+864008001234', '+86 400 800 1234'],
    ['+8695588', '+86 95588'],
    ['+85223456789', '+852 2345 6789'],
    ['+14155550132', '+1 415 555 0132'],
    ['+447700900123', '+44 7700 900123'],
    ['+4915123456789', '+49 151 234 567 89'],
    ['+79161234567', '+7 916 123 4567'],
  ])('%s is read as %s', (stored, read) => expect(formatPhone(stored)).toBe(read));

  it.each(['', '10086', '+0123456', 'sip:a@b', '+86 138'])('%j stays as written', (text) =>
    expect(formatPhone(text)).toBe(text),
  );

  it('keep every digit in order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{4,14}$/), (number) => {
        expect(formatPhone(number).replaceAll(' ', '')).toBe(number);
      }),
    );
  });
});
