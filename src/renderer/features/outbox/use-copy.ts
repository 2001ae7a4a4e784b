import { useT } from '../../lib/i18n.tsx';
import { useToaster } from '../../lib/toaster.ts';

/** Puts text on the clipboard and says so; where the browser forbids it, says what to do instead. */
export function useCopy(): (text: string) => void {
  const t = useT('outbox');
  const { say } = useToaster();
  return (text) => {
    navigator.clipboard.writeText(text).then(
      () => say({ title: t('copied'), tone: 'ok' }),
      () => say({ title: t('copyFailed'), message: t('copyFailedNext'), tone: 'warn' }),
    );
  };
}
