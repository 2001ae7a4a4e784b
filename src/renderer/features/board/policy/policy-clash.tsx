import type { LoadPolicy } from '#shared/domain/load/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ClashNote } from '../clash-note.tsx';
import type { AmountName } from './amounts.ts';
import { PARTS } from './capacity-parts.ts';
import { changesOf, mergePolicies, writePolicy } from './fields.ts';
import { usePartName } from './use-part-name.ts';
import type { PolicyDraft } from './use-policy-draft.ts';

/** A colleague has saved this agreement since it was begun here. */
export function PolicyClash({ draft, stored }: { draft: PolicyDraft; stored: LoadPolicy }) {
  const t = useT('board');
  const { say } = useToaster();
  const nameOf = useFieldName();
  if (draft.before === undefined) return null;
  const [base, theirs] = [writePolicy(draft.before), writePolicy(stored)];
  return (
    <ClashNote
      changes={changesOf(base, theirs).map((change) => ({ ...change, field: nameOf(change.field) }))}
      onTheirs={draft.drop}
      onMerge={() => {
        draft.rebase(mergePolicies(base, draft.value, theirs));
        say({ title: t('clash.merged') });
      }}
    />
  );
}

function useFieldName(): (field: string) => string {
  const t = useT('board');
  const partName = usePartName();
  const agents = useDirectory().data?.agents ?? [];
  return (field) => {
    const part = PARTS.find((one) => field.endsWith(`.${one}`));
    if (part === undefined) return t(`field.${field as AmountName}`);
    const owner = field.slice(0, -part.length - 1);
    if (owner === 'capacity' || owner === 'trainees') return `${t(`group.${owner}`)} ${partName(part)}`;
    const name = agents.find(({ id }) => `agents.${id}` === owner)?.name ?? '';
    return `${name} ${partName(part)}`;
  };
}
