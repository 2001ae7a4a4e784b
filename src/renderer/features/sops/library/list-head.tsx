import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useMay } from '../../../lib/reads.ts';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { ActionButton, ActionIconButton } from '../../../ui/index.ts';
import css from './library.module.css';

const ImportDialog = lazy(async () => ({ default: (await import('../exchange/import-dialog.tsx')).ImportDialog }));

/** For leads: a new procedure, or one from a file. */
export function ListHead() {
  const { go } = useGo();
  const mayPublish = useMay('sop.publish');
  const [isImporting, setImporting] = useState(false);
  const begin = useCommand((api) => api.sops.startDraft({ key: null, lessonId: null }), {
    onDone: ({ key }) => go('sops', key, 'edit'),
  });
  const base = { group: 'sop' as const, isEnabled: mayPublish };
  const create: Action = {
    ...base,
    id: 'sops.new',
    labelKey: 'sopDesk:action.new',
    icon: IconPlus,
    keys: 'n',
    perform: () => void begin.run(),
  };
  const bringIn = {
    ...base,
    id: 'sops.import',
    labelKey: 'sopDesk:action.import',
    icon: IconFileImport,
    keys: 'i',
    perform: () => setImporting(true),
  } as const satisfies Action;
  useActions([create, bringIn]);
  if (!mayPublish) return null;
  return (
    <div className={css['head']}>
      <ActionButton action={create} />
      <ActionIconButton action={bringIn} />
      {isImporting && (
        <Suspense fallback={null}>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}
