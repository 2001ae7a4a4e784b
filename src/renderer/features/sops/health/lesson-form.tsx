import { Button, Checkbox, Modal, Radio, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { LESSON_DECISIONS } from '#shared/domain/sop/kinds.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { KeyHint, useFocusBack } from '../../../ui/index.ts';
import css from './health.module.css';
import { useLessonForm, type LessonStart } from './use-lesson-form.ts';

const MAX_NOTE = 1000;
type Props = { start: LessonStart; onClose: () => void; onEdit: (key: string) => void };

/** The cause behind what was seen, and what is decided: the double loop, on one page. */
export function LessonForm({ start, onClose, onEdit }: Props) {
  const t = useT('sopHealth');
  const common = useT('common');
  useFocusBack();
  const { lesson, set, settles, setSettles, isTried, save, isSaving } = useLessonForm(start, onClose, onEdit);
  useActions(
    [{ id: 'health.save', group: 'list', labelKey: 'sopHealth:action.save', keys: 'mod+enter', perform: save }],
    { layer: 'dialog' },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const area = (field: 'finding' | 'cause' | 'measure') => ({
    label: t(`form.${field}`),
    value: lesson[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    maxLength: MAX_NOTE,
    autosize: true,
    minRows: 2,
    maxRows: 8,
  });
  const isMissing = isTried && lesson.cause.trim() === '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('form.title')}
      size={560}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={onSubmit} noValidate>
        <Textarea {...area('finding')} />
        <Textarea
          {...area('cause')}
          description={t('form.causeHint')}
          error={isMissing ? t('form.causeMissing') : undefined}
          required
          data-autofocus
        />
        <Radio.Group label={t('decision')} value={lesson.decision} onChange={(value) => set({ decision: value })}>
          <div className={css['choices']}>
            {LESSON_DECISIONS.map((one) => (
              <Radio key={one} value={one} label={t(`decision.${one}`)} description={t(`decision.${one}.hint`)} />
            ))}
          </div>
        </Radio.Group>
        <Textarea {...area('measure')} />
        {start.openFlags.length > 0 && (
          <Checkbox
            checked={settles}
            onChange={(event) => setSettles(event.currentTarget.checked)}
            label={t('form.settles', { count: start.openFlags.length })}
          />
        )}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} rightSection={<KeyHint keys="mod+enter" />}>
            {t(lesson.decision === 'change' ? 'form.saveEdit' : 'form.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
