import { IconArticle, IconMessageCircle, IconSearch, IconTicket, IconUser } from '@tabler/icons-react';
import type { SearchHit } from '#shared/contract/app/search.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { idOf, KINDS, useFew, useOpenHit } from '../features/search/light.ts';
import { useT } from '../lib/i18n.tsx';
import { useGo } from '../lib/router.ts';
import { Marks } from '../ui/index.ts';
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts';
import css from './palette.module.css';
import { usePlaces } from './use-places.ts';

const PICTURES = { customer: IconUser, ticket: IconTicket, article: IconArticle, message: IconMessageCircle } as const;

/** The best few of everything this desk holds, and the way to all of it. */
export function usePaletteFound(query: string): readonly PaletteGroup[] {
  const t = useT('search');
  const common = useT('common');
  const { go } = useGo();
  const text = query.trim();
  const open = useOpenHit(text, usePlaces());
  const found = useFew(query);
  if (text === '') return [];
  const everything: PaletteEntry = {
    id: 'search:everything',
    label: t('palette.everything', { query: text }),
    icon: <IconSearch size={16} stroke={1.6} />,
    aside: null,
    perform: () => go('search', text),
  };
  const groups = KINDS.map((kind) => ({
    label: t(`kind.${kind}`),
    entries: (found.find((group) => group.kind === kind)?.hits ?? []).map((hit): PaletteEntry => ({
      id: idOf(hit),
      ...faceOf(hit),
      perform: () => open(hit),
    })),
  }));
  return [...groups, { label: common('search'), entries: [everything] }];
}

function faceOf(hit: SearchHit): Pick<PaletteEntry, 'label' | 'icon' | 'aside'> {
  const Icon = PICTURES[hit.kind];
  const icon = <Icon size={16} stroke={1.6} />;
  switch (hit.kind) {
    case 'customer':
      return {
        icon,
        label: (
          <>
            <Marks line={hit.name} />{' '}
            {hit.detail && <span className={css['quiet']}>{<Marks line={hit.detail} />}</span>}
          </>
        ),
        aside: null,
      };
    case 'ticket':
      return {
        icon,
        label: (
          <>
            {hit.customerName} · <Marks line={hit.subject} />
            {hit.field && (
              <span className={css['quiet']}>
                {' '}
                <Marks line={hit.field.value} />
              </span>
            )}
          </>
        ),
        aside: <Number number={hit.number} />,
      };
    case 'article':
      return { icon, label: <Marks line={hit.title} />, aside: null };
    case 'message':
      return {
        icon,
        label: <Marks line={hit.snippet} />,
        aside: (
          <>
            {hit.customerName} <Number number={hit.number} />
          </>
        ),
      };
    default:
      return assertNever(hit);
  }
}

function Number({ number }: { number: number }) {
  const t = useT('common');
  return <span className={css['number']}>{t('ticketNumber', { number: String(number) })}</span>;
}
