import { useT } from '../../../lib/i18n.tsx';

/** What the coach's rules have to say. */
const CODES = [
  'asks-for-others',
  'not-yet-heard',
  'still-hot',
  'not-yet-checked',
  'facts-untold',
  'not-yet-explained',
  'no-step-yet',
  'close-it',
] as const;

/** Why this is the hint now; of a code that is newer than this screen, something that is always true. */
export function useHintWords(): (because: string) => string {
  const t = useT('practice');
  return (because) => t(`hint.because.${CODES.find((code) => code === because) ?? 'other'}`);
}
