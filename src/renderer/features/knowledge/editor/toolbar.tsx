import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionIconButton } from '../../../ui/index.ts';
import css from './editor.module.css';

type WithIcon = Action & { icon: NonNullable<Action['icon']> };

/** Marks, lines, links and pictures by press; each has its key. */
export function Toolbar({ actions }: { actions: readonly WithIcon[] }) {
  const t = useT('knowledge');
  return (
    <div
      className={css['toolbar']}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('editor.tools')}
      // What is selected in the text stays selected.
      onMouseDown={(event) => event.preventDefault()}
    >
      {actions.map((action) => (
        <ActionIconButton key={action.id} action={action} />
      ))}
    </div>
  );
}
