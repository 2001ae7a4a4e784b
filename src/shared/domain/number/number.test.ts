import { describe, expect, it } from 'vitest';
import { readNumber, readNumbers, tailOf } from './index.ts';

const e164 = (text: string, country: string) => {
  const reading = readNumber(text, country);
  return reading.kind === 'number'
    ? `${reading.e164}${reading.extension ? ` x${reading.extension}` : ''}`
    : reading.kind;
};

describe('a number', () => {
  it.each([
    ['+49 (0) 30 60 00 00 00-0', 'DE', '+4930600000000'],
    ['0043 (0) 30 60 00 00 00-0', 'DE', '+4330600000000'],
    ['022 1234567', 'DE', '+49221234567'],
    ['1-888-407-4747', 'US', '+18884074747'],
    ['+1-888-407-4747', 'DE', '+18884074747'],
    ['493055571600', 'CN', '+493055571600'],
    ['02214710334', 'DE', '+492214710334'],
    ['030/1234567', 'DE', '+49301234567'],
    ['0221.4710.334', 'DE', '+492214710334'],
  ])('%s from %s is %s, as other desks read it', (text, country, read) => expect(e164(text, country)).toBe(read));

  it.each([
    ['13800138000', '+8613800138000'],
    ['138-0013-8000', '+8613800138000'],
    ['013800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['0086 138 0013 8000', '+8613800138000'],
    ['+86（138）00138000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['＋８６－１３８－００１３－８０００', '+8613800138000'],
    ['\u202a+86 138 0013 8000\u202c', '+8613800138000'],
    ['电话：010-65529988', '+861065529988'],
    ['（010）6552 9988', '+861065529988'],
    ['0755-8888 6666', '+8675588886666'],
    ['400-800-1234', '+864008001234'],
    ['800-810-1234', '+868008101234'],
    ['95588', '+8695588'],
    ['+86 95588', '+8695588'],
    ['10086', '+8610086'],
    ['12345', '+8612345'],
    ['85223456789', '+85223456789'],
    ['14155550132', '+14155550132'],
    ['+44 7700 900123', '+447700900123'],
    ['0049 (0)30 5557 1600', '+493055571600'],
  ])('%s from China is %s', (text, read) => expect(e164(text, 'CN')).toBe(read));

  it.each([
    ['020 7946 0018', 'GB', '+442079460018'],
    ['07700 900123', 'GB', '+447700900123'],
    ['(415) 555-0132', 'US', '+14155550132'],
    ['415.555.0132', 'US', '+14155550132'],
    ['011 86 138 0013 8000', 'US', '+8613800138000'],
    ['2345 6789', 'HK', '+85223456789'],
    ['001 86 138 0013 8000', 'HK', '+8613800138000'],
    ['+800 1234 5678', 'CN', '+80012345678'],
    ['+86 138 0013 8000', 'nowhere', '+8613800138000'],
  ])('%s from %s is %s', (text, country, read) => expect(e164(text, country)).toBe(read));

  it.each([
    ['sip:+8613800138000@10.0.0.1:5060;user=phone', '+8613800138000'],
    ['"Li Na 2" <sips:13800138000@pbx.example>;tag=9', '+8613800138000'],
    ['tel:+86-138-0013-8000', '+8613800138000'],
    ['tel:65529988;phone-context=+8610', '+861065529988'],
    ['sip:%2B8613800138000@pbx', '+8613800138000'],
    ['13800138000@pbx', '+8613800138000'],
  ])('is found in the address %s', (text, read) => expect(e164(text, 'CN')).toBe(read));

  it.each([
    ['010-65529988 转 8001', '+861065529988 x8001'],
    ['01065529988转8001', '+861065529988 x8001'],
    ['（010）65529988（分机 12）', '+861065529988 x12'],
    ['+86 10 6552 9988 ext. 12', '+861065529988 x12'],
    ['010 65529988 x12', '+861065529988 x12'],
    ['010-65529988#12', '+861065529988 x12'],
    ['tel:+861065529988;ext=12', '+861065529988 x12'],
    ['010-65529988-8001', '+861065529988 x8001'],
    ['021-65529988-12', '+862165529988 x12'],
  ])('has its extension apart: %s', (text, read) => expect(e164(text, 'CN')).toBe(read));

  it('keeps digits after a dash that are part of it', () =>
    expect(e164('030 1234567-89', 'DE')).toBe('+4930123456789'));
});

describe('what is no number of the public', () => {
  it.each(['8001', '12', '80-01', 'sip:8001@pbx', 'x8001', '转 8001', '600100'])('%s is an extension', (text) =>
    expect(readNumber(text, 'CN').kind).toBe('internal'),
  );
  it('a bank is an extension where it is no bank', () =>
    expect(readNumber('95588', 'DE')).toEqual({ kind: 'internal', extension: '95588' }));

  it.each([
    '', ' ', 'anonymous', 'Anonymous', 'RESTRICTED', 'unknown', 'withheld', 'private', 'unavailable', '隐藏', '未知', '\u200b',
    'sip:anonymous@anonymous.invalid', '"Anonymous" <sip:anonymous@anonymous.invalid>',
  ])('%j is withheld', (text) => expect(readNumber(text, 'CN')).toEqual({ kind: 'withheld' })); // prettier-ignore

  it.each([
    'alice', 'sip:alice@pbx', 'bob@example.com', '65529988', '+86', '+0', '123456789012345678901', '<script>1</script>', '1380013800x',
    '1-800-FLOWERS', 'abc12345678', '0000000', '%', '10.0.0.1',
  ])('%j is kept as written', (text) => expect(readNumber(text, 'CN')).toEqual({ kind: 'unreadable', text })); // prettier-ignore
});

describe('several numbers in one text', () => {
  it.each([
    ['Tel +41 81 288 63 93 / +41 76 346 72 14', ['+41812886393', '+41763467214']],
    ['13800138000、010-65529988 转 8001', ['+8613800138000', '+861065529988']],
    ['13800138000 13900139000', ['+8613800138000', '+8613900139000']],
    ['+8613800138000 +8613900139000, 8001', ['+8613800138000', '+8613900139000', '8001']],
    ['138 0013 8000; +86 138-0013-8000', ['+8613800138000']],
    ['010/65529988', ['+861065529988']],
    ['no number here', []],
  ])('%s', (text, read) =>
    expect(
      readNumbers(text, 'CN').map((reading) =>
        reading.kind === 'number' ? reading.e164 : reading.kind === 'internal' ? reading.extension : reading.kind,
      ),
    ).toEqual(read),
  );
});

it('two spellings of a number share its tail, with and without country and area', () => {
  expect(['+861065529988', '010-6552 9988', '65529988'].map(tailOf)).toEqual(Array(3).fill('65529988'));
  expect(['8001', '+8695588'].map(tailOf)).toEqual(['8001', '+8695588']);
});
