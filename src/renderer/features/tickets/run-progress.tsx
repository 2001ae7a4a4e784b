import { IconListCheck } from '@tabler/icons-react';
import type { RunMark } from '#shared/domain/sop/index.ts';
import { useT } from '../../lib/i18n.tsx';
import css from './run-progress.module.css';

/** How far a procedure of the ticket is; dashed while it holds the ticket back. */
export function RunProgress({ run: { done, left, blocks } }: { run: RunMark }) {
  const t = useT('tickets');
  const words = t('run.progress', { done, left, blocks: blocks.length });
  return (
    <span className={css['progress']} data-open={blocks.length > 0 || undefined} title={words}>
      <IconListCheck size={12} stroke={1.8} aria-hidden />
      <span aria-hidden>
        {done}/{done + left}+
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
