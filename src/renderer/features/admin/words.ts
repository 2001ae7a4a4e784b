import { ORPCError } from '@orpc/client';
import { codeOf, useErrorWords } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';

const PROBLEMS = [
  'handle-taken',
  'weak-password',
  'unknown-queue',
  'scope-needs-role',
  'last-admin',
  'bad-value',
  'sign-in-again',
  'busy',
  'fault',
] as const;
type Problem = (typeof PROBLEMS)[number];

/** What a refusal says here, and at which field of the form it belongs; null: to the form as a whole. */
export type Said = { readonly field: string | null; readonly words: string };

const dataOf = (error: unknown): { problem?: unknown; field?: unknown; by?: unknown } =>
  error instanceof ORPCError && typeof error.data === 'object' && error.data !== null ? (error.data as object) : {};

/** Words for everything that saving may be refused with, in the terms of these screens. */
export function useRefusalWords(): (error: unknown) => Said {
  const t = useT('admin');
  const usual = useErrorWords();
  return (error) => {
    const { problem, field } = dataOf(error);
    const place = typeof field === 'string' ? field : null;
    switch (codeOf(error)) {
      case 'HUB_UNREACHABLE':
        return { field: null, words: t('hub.away') };
      case 'DOUBLE':
        return { field: place, words: t('wrong.double') };
      case 'REFUSED': {
        const known = PROBLEMS.find((one): one is Problem => one === problem);
        return { field: place, words: t(`problem.${known ?? 'fault'}`) };
      }
      default: {
        const { title, next } = usual(error);
        return { field: null, words: `${title} ${next}` };
      }
    }
  };
}
