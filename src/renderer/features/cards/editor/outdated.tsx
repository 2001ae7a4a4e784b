import { Button } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { ChangeList } from '../change-list.tsx';
import { changesOf } from '../changes.ts';
import { useAuthorName } from '../use-card-words.ts';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';

/** Somebody published meanwhile: says so and what they changed, and lets the author choose whose words go on. */
export function Outdated({ editing: { draft, base, newest, edit, drop } }: { editing: Editing }) {
  const t = useT('cards');
  const { say } = useToaster();
  const authorOf = useAuthorName();
  if (!newest || newest.version <= draft.baseVersion) return null;
  const { version } = newest;
  const takeOver = () => {
    edit({ baseVersion: version });
    say({ title: t('outdated.done', { version }), tone: 'ok' });
  };
  return (
    <div className={css['banner']} role="alert">
      <div>
        <p>
          {t('outdated.banner', { version, base: draft.baseVersion, name: authorOf(newest) })}
          {base && ` ${t('outdated.theirs', { version })}`}
        </p>
        {base && <ChangeList changes={changesOf(base, newest)} />}
      </div>
      <Button size="compact-sm" variant="default" onClick={drop}>
        {t('outdated.restart', { version })}
      </Button>
      <Button size="compact-sm" onClick={takeOver}>
        {t('outdated.takeOver', { version })}
      </Button>
    </div>
  );
}
