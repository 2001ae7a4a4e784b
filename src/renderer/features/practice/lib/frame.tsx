import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { ActionButton, TopPages } from '../../../ui/index.ts';
import { practiceAction } from './action.ts';
import css from './frame.module.css';
import { addressOf, PAGES, type PageName } from './places.ts';

/** One page of practice: the names of all of them above it. That of the team is for those who may watch it. */
export function Frame({ page, children }: { page: PageName; children: ReactNode }) {
  const t = useT('practice');
  const { go } = useGo();
  const mayWatch = useMay('team.watch');
  const mayPublish = useMay('scenario.publish');
  const names = PAGES.filter((name) => name !== 'team' || mayWatch);
  useActions(
    names.map((name) =>
      practiceAction(`practice.${name}`, `practice:action.${name}`, keyOf(name), () => go(...addressOf(name))),
    ),
  );
  const pages = names.map((name) => ({
    id: `practice.${name}`,
    label: t(`page.${name}`),
    address: addressOf(name),
    keys: keyOf(name),
  }));
  return (
    <TopPages
      title={t('title')}
      label={t('pages')}
      pages={pages}
      current={`practice.${page}`}
      tools={page === 'library' && mayPublish && <FromTickets />}
    >
      <div className={css['body']}>{children}</div>
    </TopPages>
  );
}

/** The way for leads to scenarios of their own team's tickets. */
function FromTickets() {
  const { go } = useGo();
  const action = {
    ...practiceAction('practice.scenarios', 'scenarios:fromLibrary', 'm', () => go('scenarios')),
    icon: IconFileText,
  };
  useActions([action]);
  return <ActionButton action={action} size="xs" />;
}

const keyOf = (name: PageName): string => String(PAGES.indexOf(name) + 1);
