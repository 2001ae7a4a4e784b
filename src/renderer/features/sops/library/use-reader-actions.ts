import { IconArchive, IconArchiveOff, IconFileExport, IconHistory, IconList, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Sop } from '#shared/domain/sop/index.ts';
import type { Action } from '../../../lib/actions.ts';
import { useMay } from '../../../lib/reads.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { useChartMode } from '../chart/mode.ts';
import { useSopDrafts } from './queries.ts';

export type ReaderActions = ReturnType<typeof useReaderActions>;
/** What stands over the reader now. */
export type Open =
  { readonly what: 'compare'; readonly from: number; readonly to: number } | { readonly what: 'export' };

const GROUP = { group: 'sop' } as const;

/** What can be done with the procedure on screen. */
export function useReaderActions(sop: Sop, versions: readonly Sop[]) {
  const [open, setOpen] = useState<Open | null>(null);
  const { mode, choose } = useChartMode();
  const { edit, retire } = useCare(sop);
  /** A version with the one before it. */
  const compareAt = (version: number) => {
    const before = versions.find((one) => one.version < version)?.version ?? version;
    setOpen({ what: 'compare', from: before, to: version });
  };
  const compare: Action = {
    ...GROUP,
    id: 'sops.compare',
    labelKey: 'sopDesk:action.compare',
    icon: IconHistory,
    keys: 'h',
    isEnabled: versions.length > 1,
    perform: () => compareAt(sop.version),
  };
  const takeOut: Action = {
    ...GROUP,
    id: 'sops.export',
    labelKey: 'sopDesk:action.export',
    icon: IconFileExport,
    keys: 'x',
    perform: () => setOpen({ what: 'export' }),
  };
  const view: Action = {
    ...GROUP,
    id: 'sops.view',
    labelKey: mode === 'chart' ? 'sopDesk:action.asList' : 'sopDesk:action.asChart',
    icon: IconList,
    keys: 'l',
    perform: () => choose(mode === 'chart' ? 'list' : 'chart'),
  };
  const all = [edit, compare, takeOut, view, retire];
  return { edit, compare, takeOut, view, retire, all, open, compareAt, close: () => setOpen(null) };
}

/** For leads: the next version, or none any more. */
function useCare({ id: sopId, key, retiredAt }: Sop) {
  const t = useT('sopDesk');
  const { go } = useGo();
  const { say } = useToaster();
  const mayPublish = useMay('sop.publish');
  const hasDraft = useSopDrafts().data?.drafts.some((draft) => draft.key === key) === true;
  const isRetired = retiredAt !== null;
  // Pressed twice: a procedure is not taken from a whole team by one slip.
  const [sureOf, setSureOf] = useState<string | null>(null);
  const isSure = sureOf === sopId;
  const ask = (): void => {
    setSureOf(sopId);
    say({ title: t('reader.retireAsk'), tone: 'warn' });
  };
  const put = useCommand((api, wanted: boolean) => api.sops.retire({ sopId, isRetired: wanted }), {
    onDone: () => say({ title: t(isRetired ? 'reader.backDone' : 'reader.retireDone'), tone: 'ok' }),
  });
  const edit: Action = {
    ...GROUP,
    id: 'sops.edit',
    labelKey: hasDraft ? 'sopDesk:action.continue' : 'sopDesk:action.edit',
    icon: IconPencil,
    keys: 'e',
    isEnabled: mayPublish,
    perform: () => go('sops', key, 'edit'),
  };
  const retire: Action = {
    ...GROUP,
    id: 'sops.retire',
    labelKey: isRetired ? 'sopDesk:action.bringBack' : isSure ? 'sopDesk:action.retireSure' : 'sopDesk:action.retire',
    icon: isRetired ? IconArchiveOff : IconArchive,
    keys: 'a',
    isEnabled: mayPublish,
    perform: () => (isRetired || isSure ? void put.run(!isRetired) : ask()),
  };
  return { edit, retire };
}
