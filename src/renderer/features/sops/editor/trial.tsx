import { Button } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { graphOf } from '#shared/domain/sop/graph.ts';
import { KEYS_OF_PANEL } from '../../../lib/actions.ts';
import { ApiProvider } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState } from '../../../ui/index.ts';
import { GoingRun } from '../run/going-run.tsx';
import { PanelContext } from '../run/panel-context.ts';
import { usePanelFocus } from '../run/use-panel-focus.ts';
import type { Content } from './edit.ts';
import panelCss from '../run/run.module.css';
import css from './trial.module.css';
import { useTrial } from './use-trial.ts';

/** Walks the draft as whoever takes a call will: the same panel, the same keys. Nothing is stored, and no action is carried out. */
export function Trial({ content }: { content: Content }) {
  const t = useT('sopDesk');
  const { api, run, isBegun, again } = useTrial(content);
  const panel = useRef<HTMLElement>(null);
  const { enter, hasKeyboard, handlers } = usePanelFocus(panel, () => undefined);
  const now = useRef(hasKeyboard);
  const begin = useRef(enter);
  // Whoever asks for it goes on in it: its digits are pressed next.
  useEffect(() => begin.current(), []);
  const inside = useMemo(() => ({ isOwner: true, hasKeyboard: () => now.current() }), []);
  const hasEnd = run.current === null || Number.isFinite(graphOf(content).shortest(run.current));
  return (
    <ApiProvider api={api}>
      <PanelContext value={inside}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in it the keyboard is */}
        <section
          ref={panel}
          className={css['trial']}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
          tabIndex={0}
          aria-label={t('trial.label')}
          {...KEYS_OF_PANEL}
          {...handlers}
        >
          <p className="secondary">{t('trial.hint')}</p>
          <div className={panelCss['panel']}>
            {run.current === null ? (
              <EmptyState title={t(`trial.over.${run.state}`)} next={t('trial.overHint', { count: run.done })} />
            ) : (
              <GoingRun run={run} tools={null} />
            )}
          </div>
          <div className={css['foot']}>
            <span className="secondary">{hasEnd ? '' : t('trial.noEnd')}</span>
            <Button
              variant="default"
              disabled={!isBegun}
              leftSection={<IconRotate size={16} stroke={1.6} aria-hidden />}
              onClick={again}
            >
              {t('trial.again')}
            </Button>
          </div>
        </section>
      </PanelContext>
    </ApiProvider>
  );
}
