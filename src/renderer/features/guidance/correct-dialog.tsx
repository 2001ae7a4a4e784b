import { Button, Checkbox, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReadLine } from '#shared/contract/app/guidance.ts';
import { EMOTIONS, NEEDS, type Emotion, type Feeling, type Need } from '#shared/domain/guidance/index.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useSettings } from '../../lib/settings.ts';
import css from './guidance.module.css';
import type { About } from './queries.ts';

type Props = { about: About; line: ReadLine & { readonly feeling: Feeling }; onClose: () => void };

/** How the line is meant: one click for the feeling, needs where somebody wants to say them. */
export function CorrectDialog({ about, line, onClose }: Props) {
  const t = useT('guidance');
  const { settings } = useSettings();
  const [emotion, setEmotion] = useState<Emotion>(line.feeling.emotion);
  const [needs, setNeeds] = useState<readonly Need[]>(line.feeling.needs);
  const correct = useCommand((api) => api.guidance.correct({ ...about, line: line.key, emotion, needs: [...needs] }), {
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t('correct.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={css['correct']}
        onSubmit={(event) => {
          event.preventDefault();
          void correct.run();
        }}
      >
        <Radio.Group label={t('correct.emotion')} value={emotion} onChange={(value) => setEmotion(value)}>
          <div className={css['choices']}>
            {EMOTIONS.map((one) => (
              <Radio key={one} value={one} label={t(`emotion.${one}`)} data-autofocus={one === emotion || undefined} />
            ))}
          </div>
        </Radio.Group>
        <Checkbox.Group label={t('correct.needs')} value={[...needs]} onChange={(value) => setNeeds(value)}>
          <div className={css['choices']}>
            {NEEDS.map((one) => (
              <Checkbox key={one} value={one} label={t(`need.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <p className={css['quiet']}>{t(settings.guidance.sharesCorrections ? 'correct.shared' : 'correct.kept')}</p>
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={correct.isRunning}>
            {t('correct.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
