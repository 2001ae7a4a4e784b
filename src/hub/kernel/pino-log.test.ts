import { expect, test } from 'vitest';
import { pinoLog } from './pino-log.ts';

function collect() {
  const lines: Record<string, unknown>[] = [];
  const log = pinoLog('debug', {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return { log, lines };
}

test('a line is JSON with its event, its level and the moment', () => {
  const { log, lines } = collect();
  log.info('listening', { port: 7470 });
  expect(lines).toMatchObject([{ level: 30, event: 'listening', port: 7470 }]);
  expect(Date.parse(String(lines[0]?.['time']))).toBeGreaterThan(0);
});

test('names, tokens, passwords and words of customers are struck out wherever they get in', () => {
  const { log, lines } = collect();
  log.warn('slip', { name: '王伟', accessToken: 'abc', body: '您好', ms: 3 });
  log.info('deep', { inner: { password: 'x', handle: 'ann' } } as never);
  expect(JSON.stringify(lines)).not.toMatch(/王伟|abc|您好|"x"|ann/);
  expect(lines[0]).toMatchObject({ ms: 3 });
});

test('a fault keeps its kind, code and place, and never its message', () => {
  const { log, lines } = collect();
  const cause = Object.assign(new TypeError('value "王伟" does not fit'), { code: '22P02' });
  log.error('fault', cause, { reference: 'AB12' });
  expect(lines[0]).toMatchObject({ kind: 'TypeError', code: '22P02', reference: 'AB12' });
  expect(String(lines[0]?.['at'])).toContain('pino-log.test');
  expect(JSON.stringify(lines)).not.toContain('王伟');
});
