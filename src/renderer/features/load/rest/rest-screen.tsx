import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Rest } from '#shared/contract/app/load.ts';
import { useActions, useOnlyActions, type ActionGroup } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useNow } from '../../../lib/time.ts';
import { isModalOpen } from '../../../lib/writing.ts';
import { KeyHint, useFocusBack } from '../../../ui/index.ts';
import { useRestCommand } from '../use-rest-actions.ts';
import { minutesOf } from '../words.ts';
import { RestTimer } from './rest-timer.tsx';
import css from './rest.module.css';

/** What can be done while somebody rests: answer what rings, end it, look for something. Nothing of the desk below. */
const LEFT: readonly ActionGroup[] = ['contact', 'rest', 'view', 'session'];

/**
 * A rest that goes on, over the whole desk. It is no dialog that holds anybody: Escape ends it, and the card of who rings lies above it.
 */
export function RestScreen({ rest }: { rest: Rest }) {
  const t = useT('load');
  const end = useEnd();
  const self = useRef<HTMLElement>(null);
  useOnlyActions(LEFT);
  useFocusBack();
  // Not on the button: the Enter that took the rest would end it.
  useEffect(() => self.current?.focus({ preventScroll: true }), []);
  const isOver = useNow(1000) > rest.untilAt;
  return (
    <section ref={self} className={css['rest']} aria-label={t('rest.label')} tabIndex={-1}>
      <RestTimer rest={rest} />
      <p className={css['sentence']}>
        {isOver ? t('rest.done', { minutes: minutesOf(rest.untilAt - rest.sinceAt) }) : t('rest.going')}
      </p>
      <Button variant="default" onClick={end} aria-keyshortcuts="Escape" rightSection={<KeyHint keys="escape" />}>
        {t('action.end')}
      </Button>
    </section>
  );
}

/** Ends the rest; so does Escape wherever the keyboard is, unless something that is open takes it. */
function useEnd(): () => void {
  const command = useRestCommand();
  const end = (): void => void command.run('end');
  const newest = useRef(end);
  useEffect(() => {
    newest.current = end;
  });
  useActions([{ id: 'rest.end', group: 'rest', labelKey: 'load:action.end', perform: end }]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.repeat && !isModalOpen()) newest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return end;
}
