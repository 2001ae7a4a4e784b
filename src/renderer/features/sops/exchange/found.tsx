import { Radio } from '@mantine/core';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import css from './exchange.module.css';
import { Faults, type Fault } from './faults.tsx';
import type { Known } from './use-target.ts';

type Props = {
  found: {
    content: { title: { zh: string; en: string }; steps: readonly unknown[] };
    left: readonly Fault[];
  };
  known: Known | null;
  isNew: boolean;
  onNew: (isNew: boolean) => void;
};

/** What was read, and whether it becomes a new procedure or the next version of one. */
export function Found({ found: { content, left }, known, isNew, onNew }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  return (
    <div className={css['found']}>
      <p>
        <strong>{local(content.title) || t('library.noTitle')}</strong> {t('steps', { count: content.steps.length })}
      </p>
      {left.length > 0 && <Faults faults={left} title={t('import.left', { count: left.length })} />}
      {known && <As known={known} isNew={isNew} onNew={onNew} />}
    </div>
  );
}

const wordsOf = ({ isDraftOnly, hasDraft }: Known) =>
  isDraftOnly ? 'import.intoDraft' : hasDraft ? 'import.overDraft' : 'import.next';

function As({ known, isNew, onNew }: Pick<Props, 'isNew' | 'onNew'> & { known: Known }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const title = local(known.title) || t('library.noTitle');
  return (
    <Radio.Group label={t('import.as')} value={isNew ? 'new' : 'next'} onChange={(value) => onNew(value === 'new')}>
      <div className={css['form']}>
        <Radio value="next" label={t(wordsOf(known), { title })} />
        <Radio value="new" label={t('import.new')} />
      </div>
    </Radio.Group>
  );
}
