import { IconSearch } from '@tabler/icons-react';
import { useT } from '../../lib/i18n.tsx';
import { EmptyState } from '../../ui/index.ts';

/** Find anything this desk holds. */
export function SearchScreen({ query }: { query: string }) {
  const t = useT('actions');
  return <EmptyState icon={<IconSearch size={32} stroke={1.2} />} title={t('screen.search')} next={query} />;
}
