import { useT } from '../../lib/i18n.tsx';
import { useMay } from '../../lib/reads.ts';
import { EmptyState } from '../../ui/index.ts';
import { EditorScreen } from './editor/editor-screen.tsx';
import { ListScreen } from './list/list-screen.tsx';

/** `#/scenarios`: what leads make of solved tickets; `#/scenarios/<draftId>`: one of them in the making. */
export function ScenariosScreen({ rest: [draftId] }: { rest: readonly string[] }) {
  const t = useT('scenarios');
  const isLead = useMay('scenario.publish');
  if (!isLead) return <EmptyState title={t('lead.title')} next={t('lead.hint')} />;
  return draftId === undefined ? <ListScreen /> : <EditorScreen key={draftId} draftId={draftId} />;
}
