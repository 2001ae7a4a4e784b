import { describe, expect, test } from 'vitest';
import { HELP, readOptions } from './options.ts';
import { Sentence } from './sentence.ts';

describe('the options of the desk', () => {
  test('have defaults that work', () => {
    expect(readOptions([], {})).toMatchObject({
      hubUrl: 'http://127.0.0.1:7470',
      port: 0,
      telephonyPort: null,
      handle: null,
      key: 'file',
      isHelp: false,
    });
    expect(readOptions([], { ATTUNE_HUB: 'https://hub.example/' }).hubUrl).toBe('https://hub.example');
  });

  test('are what was given', () => {
    const args = [
      '--data',
      '/tmp/x',
      '--hub',
      'https://hub.example',
      '--port',
      '65535',
      '--telephony-port',
      'off',
      '--as',
      'linxiao',
      '--key',
      'passphrase',
    ];
    expect(readOptions(args, { ATTUNE_HUB: 'http://other' })).toEqual({
      dataDir: '/tmp/x',
      hubUrl: 'https://hub.example',
      port: 65_535,
      telephonyPort: 'off',
      handle: 'linxiao',
      key: 'passphrase',
      isHelp: false,
    });
  });

  test.each([
    [['--port', '70000'], '--port takes a number'],
    [['--port', 'x'], '--port takes a number'],
    [['--port=-1'], '--port takes a number'],
    [['--telephony-port', 'on'], '--telephony-port takes a number'],
    [['--hub', 'ftp://x'], '--hub takes the address of a hub'],
    [['--as', 'Lin Xiao'], '--as takes a sign-in name'],
    [['--key', 'none'], '--key takes file or passphrase'],
    [['--what'], '--help lists the options'],
    [['stray'], '--help lists the options'],
  ])('are refused with a sentence: %j', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(Sentence);
    expect(() => readOptions(args, {})).toThrow(sentence);
  });

  test('are all listed', () => {
    for (const option of ['--data', '--hub', '--port', '--telephony-port', '--as', '--key', '--help'])
      expect(HELP).toContain(option);
  });
});
