import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions } from '../../../lib/actions.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useSyncStatus } from '../../../lib/reads.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { useOpenContact } from '../use-open-contact.ts';
import { useWaiting } from '../waiting.ts';
import type { useJotted } from './use-jotted.ts';

export type Jotting = ReturnType<typeof useJotted>;
const action = actionIn('contact');

const isMissing = (error: unknown): boolean => error !== null && codeOf(error) === 'DISPOSITION_MISSING';

/** Finishing, and going on with what waits, both by key. `onMissing`: it asks for a reason first. */
export function useWrap({ id: contactId, state }: LiveContact, jotted: Jotting, onMissing: () => void) {
  const t = useT('contacts');
  const open = useOpenContact();
  const { say } = useToaster();
  const isOnline = useSyncStatus()?.state === 'online';
  const { shown } = useWaiting();
  const { notes: summary, disposition } = jotted;
  const finish = useCommand((api) => api.contacts.wrap({ contactId, summary, disposition }), {
    onDone: () => {
      jotted.forget();
      say({ title: t('wrap.done'), tone: 'ok', ...(isOnline ? {} : { message: t('wrap.saved') }) });
    },
    onFailed: (error) => {
      if (isMissing(error)) onMissing();
    },
  });
  const takeNext = async (): Promise<void> => {
    if ((await finish.run()) !== undefined && shown) open(shown.contact);
  };
  const canFinish = state === 'ended' && !finish.isRunning;
  const wrap = action('contact.wrap', 'contacts:action.wrap', 'alt+enter', () => void finish.run(), canFinish);
  const next = action(
    'contact.wrap-next',
    'contacts:action.wrapNext',
    'alt+shift+enter',
    () => void takeNext(),
    canFinish && shown !== undefined,
  );
  useActions([wrap, next]);
  return { wrap, next: shown ? next : null, isMissing: isMissing(finish.error) && disposition === null };
}
