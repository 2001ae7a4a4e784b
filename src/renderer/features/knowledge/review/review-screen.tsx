import { useT } from '../../../lib/i18n.tsx';
import { Skeleton } from '../../../ui/index.ts';

/** What in the team's knowledge wants a look: one list after the other, gone through with the keyboard. */
export function ReviewScreen({ rest }: { rest: readonly string[] }) {
  const t = useT('knowledge');
  return (
    <section aria-label={t('title')} data-list={rest[0]}>
      <Skeleton lines={6} />
    </section>
  );
}
