import { Button, Menu } from '@mantine/core';
import { IconChecklist, IconDots, IconFileExport, IconFileImport, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useMay } from '../../lib/reads.ts';
import { useLabel, useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { ActionButton, IconButton } from '../../ui/index.ts';
import css from './knowledge.module.css';
import { useNewArticle } from './use-new-article.ts';

const Exchange = lazy(async () => ({ default: (await import('./exchange/exchange-dialog.tsx')).ExchangeDialog }));

/** New articles, checklists, and the way in and out for folders of Markdown. */
export function ListHead() {
  const t = useT('knowledge');
  const common = useT('common');
  const label = useLabel();
  const { go } = useGo();
  const [exchange, setExchange] = useState<'import' | 'export' | null>(null);
  const mayPropose = useMay('article.propose');
  const mayPublish = useMay('article.publish');
  const begin = useNewArticle();
  const base = { group: 'knowledge' as const };
  const create: Action = {
    ...base,
    id: 'knowledge.new',
    labelKey: 'knowledge:action.new',
    icon: IconPlus,
    keys: 'n',
    isEnabled: mayPropose,
    perform: begin.empty,
  };
  const checklists: Action = {
    ...base,
    id: 'knowledge.checklists',
    labelKey: 'knowledge:action.checklists',
    icon: IconChecklist,
    keys: 'shift+c',
    perform: () => go('knowledge', 'checklists'),
  };
  const bringIn: Action = {
    ...base,
    id: 'knowledge.import',
    labelKey: 'knowledge:action.import',
    icon: IconFileImport,
    isEnabled: mayPublish,
    perform: () => setExchange('import'),
  };
  const takeOut: Action = {
    ...base,
    id: 'knowledge.export',
    labelKey: 'knowledge:action.export',
    icon: IconFileExport,
    perform: () => setExchange('export'),
  };
  useActions([create, checklists, bringIn, takeOut]);
  return (
    <div className={css['head']}>
      {mayPropose ? <ActionButton action={create} /> : null}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconChecklist size={16} stroke={1.6} aria-hidden />}
        onClick={checklists.perform}
      >
        {t('checklists.title')}
      </Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <IconButton icon={IconDots} label={common('more')} onClick={() => undefined} />
        </Menu.Target>
        <Menu.Dropdown>
          {[bringIn, takeOut]
            .filter(({ isEnabled }) => isEnabled !== false)
            .map((action) => (
              <Menu.Item
                key={action.id}
                leftSection={action.icon ? <action.icon size={16} stroke={1.6} /> : null}
                onClick={action.perform}
              >
                {label(action.labelKey)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {exchange !== null && (
        <Suspense fallback={null}>
          <Exchange way={exchange} onClose={() => setExchange(null)} />
        </Suspense>
      )}
    </div>
  );
}
