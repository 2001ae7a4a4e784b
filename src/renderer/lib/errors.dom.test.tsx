import { ORPCError } from '@orpc/client';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appContract } from '#shared/contract/app/index.ts';
import { codeOf, ERROR_CODES, useErrorWords, type ErrorCode } from './errors.ts';
import type { Language } from './i18n.tsx';
import { furnishDom, renderScreen } from './testing.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const DATA: Partial<Record<ErrorCode, unknown>> = {
  FAULT: { reference: 'F-7Q2' },
  TOO_MANY_TRIES: { waitMs: 90_000 },
  HUB_UNREACHABLE: { hubUrl: 'https://hub.example' },
  LEASE_ENDED: { endedAt: Date.UTC(2026, 4, 3, 10) },
  HUB_INCOMPATIBLE: { hub: 3, desk: 2 },
  WRONG_OFFSET: { expected: 12 },
  NOT_A_NUMBER: { text: '12' },
  NOT_AN_ADDRESS: { text: 'zhoulan' },
};
const errorOf = (code: ErrorCode) => new ORPCError(code, { defined: true, data: DATA[code] });

function Words({ error }: { error: unknown }) {
  const { title, next, reference } = useErrorWords()(error);
  return <output>{JSON.stringify({ title, next, reference })}</output>;
}

function wordsOf(error: unknown, language: Language): { title: string; next: string; reference: string | null } {
  renderScreen(<Words error={error} />, { language });
  const words = JSON.parse(screen.getByRole('status').textContent ?? '') as ReturnType<typeof wordsOf>;
  cleanup();
  return words;
}

type Node = { '~orpc'?: { errorMap: object } };
const declared = (node: object): string[] => {
  const own = (node as Node)['~orpc'];
  return own ? Object.keys(own.errorMap) : Object.values(node).flatMap((inner: object) => declared(inner));
};

describe('the words of an error', () => {
  it('exist for every code that the contract declares', () => {
    expect(ERROR_CODES).toEqual(expect.arrayContaining([...new Set(declared(appContract))]));
  });

  it.each(ERROR_CODES.flatMap((code) => [[code, 'zh'] as const, [code, 'en'] as const]))(
    'say for %s in %s what happened and what to do',
    (code, language) => {
      const { title, next } = wordsOf(errorOf(code), language);
      expect(title).not.toMatch(/[{}?？]|undefined|NaN|^[A-Z_]+(\.|$)/);
      expect(next).not.toMatch(/[{}]|undefined|NaN|^[A-Z_]+\./);
      expect(next.length).toBeGreaterThan(5);
      expect(/\p{Script=Han}/u.test(title + next)).toBe(language === 'zh');
    },
  );

  it('carry the figures of the refusal', () => {
    expect(wordsOf(errorOf('TOO_MANY_TRIES'), 'en').next).toContain('2 minutes');
    expect(wordsOf(errorOf('HUB_UNREACHABLE'), 'zh').next).toContain('https://hub.example');
    expect(wordsOf(errorOf('LEASE_ENDED'), 'zh').next).toContain('2026/05/03');
    expect(wordsOf(errorOf('HUB_INCOMPATIBLE'), 'en').next).toMatch(/3.*2/);
  });

  it('give the reference of a fault to quote', () => {
    const words = wordsOf(errorOf('FAULT'), 'zh');
    expect(words.reference).toBe('F-7Q2');
    expect(words.next).toContain('F-7Q2');
  });

  it.each([
    [new ORPCError('BAD_REQUEST'), 'INVALID'],
    [new ORPCError('INTERNAL_SERVER_ERROR'), 'UNKNOWN'],
    [new ORPCError('SOMETHING_NEW'), 'UNKNOWN'],
    [new DOMException('slow', 'TimeoutError'), 'TIMEOUT'],
    [new TypeError('x is not a function'), 'UNKNOWN'],
    ['a string', 'UNKNOWN'],
  ] as const)('fall back to a code that has words', (error, code) => {
    expect(codeOf(error)).toBe(code);
  });
});
