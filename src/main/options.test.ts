import { describe, expect, test } from 'vitest';
import { backOff } from './back-off.ts';
import { readOptions } from './options.ts';

const none = () => undefined;
const saved = () => 'https://saved.example';

describe('the arguments of the window', () => {
  test('name hub, folder and person, and leave Chromium its own', () => {
    const argv = [
      'electron',
      '.',
      '--inspect',
      '--hub=http://10.0.0.1:7460/',
      '--data=/tmp/x',
      '--as=linxiao',
      '--telephony-port=off',
      '--lang=zh-CN',
    ];
    expect(readOptions(argv, {}, none)).toEqual({
      dataDir: '/tmp/x',
      hubUrl: 'http://10.0.0.1:7460',
      handle: 'linxiao',
      telephonyPort: 'off',
    });
  });

  test('come before the environment, that before what was saved, that before this computer', () => {
    const env = { ATTUNE_HUB: 'https://hub.example' };
    expect(readOptions(['--hub=https://given.example'], env, saved).hubUrl).toBe('https://given.example');
    expect(readOptions([], env, saved).hubUrl).toBe('https://hub.example');
    expect(readOptions([], {}, saved).hubUrl).toBe('https://saved.example');
    expect(readOptions([], {}, none).hubUrl).toBe('http://127.0.0.1:7470');
  });

  test('that cannot be meant are left out', () => {
    for (const hub of ['ftp://x', 'javascript:1', 'x', '']) {
      expect(readOptions([`--hub=${hub}`, '--as=../x', '--telephony-port=70000'], {}, none)).toMatchObject({
        hubUrl: 'http://127.0.0.1:7470',
        handle: null,
        telephonyPort: null,
      });
    }
  });
});

describe('starting again', () => {
  test('waits twice as long each time, at most half a minute, and less again after a while of peace', () => {
    let now = 0;
    const wait = backOff(() => now);
    const waits = Array.from({ length: 9 }, () => wait.next());
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    now += 90_001;
    expect([wait.next(), wait.next()]).toEqual([250, 500]);
  });
});
