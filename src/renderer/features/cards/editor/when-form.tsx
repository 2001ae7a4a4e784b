import { Checkbox, NumberInput, SegmentedControl } from '@mantine/core';
import { CHANNELS } from '#shared/domain/channel.ts';
import { EMOTIONS, NEEDS, STAGES, type CardContent, type Intensity } from '#shared/domain/guidance/index.ts';
import { leaveOnEscape } from '../../../ui/index.ts';
import { useCardWords } from '../use-card-words.ts';
import { Choices } from './choices.tsx';
import css from './editor.module.css';

/** A card for no feeling at all would never come. */
const FELT = EMOTIONS.filter((one) => one !== 'neutral');
const STRENGTHS = ['1', '2', '3'] as const;
const MAX_HELD = 50;

type Props = {
  content: CardContent;
  onChange: (change: Partial<CardContent>) => void;
  /** What is wrong with the emotions, in words. */
  problem: string | undefined;
};

/** In which moments the card comes, and from how many it is held back. */
export function WhenForm({ content, onChange, problem }: Props) {
  const { t, emotion, need, stage, channel, strength } = useCardWords();
  return (
    <fieldset className={css['group']}>
      <legend>{t('editor.when')}</legend>
      <p className={css['hint']}>{t('editor.anyHint')}</p>
      <Choices
        label={t('editor.emotions')}
        hint={t('editor.emotionsHint')}
        at="emotions"
        all={FELT}
        chosen={content.emotions}
        nameOf={emotion}
        error={problem}
        onChange={(emotions) => onChange({ emotions })}
      />
      <div>
        <p className={css['label']}>{t('editor.intensity')}</p>
        <SegmentedControl
          size="xs"
          aria-label={t('editor.intensity')}
          value={String(Math.max(1, content.intensity))}
          data={STRENGTHS.map((value) => ({ value, label: strength(Number(value) as Intensity) }))}
          onChange={(value) => onChange({ intensity: Number(value) as Intensity })}
        />
      </div>
      <Checkbox
        size="xs"
        label={t('editor.urgent')}
        description={t('editor.urgentHint')}
        checked={content.urgent}
        onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
      />
      <Choices
        label={t('editor.needs')}
        at="needs"
        all={NEEDS}
        chosen={content.needs}
        nameOf={need}
        onChange={(needs) => onChange({ needs })}
      />
      <Choices
        label={t('editor.stages')}
        at="stages"
        all={STAGES}
        chosen={content.stages}
        nameOf={stage}
        onChange={(stages) => onChange({ stages })}
      />
      <Choices
        label={t('editor.channels')}
        at="channels"
        all={CHANNELS}
        chosen={content.channels}
        nameOf={channel}
        onChange={(channels) => onChange({ channels })}
      />
      <NumberInput
        size="xs"
        styles={{ wrapper: { width: 120 } }}
        label={t('editor.held')}
        disabled={content.urgent}
        description={t('editor.heldHint')}
        suffix="%"
        min={0}
        max={MAX_HELD}
        step={5}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        onKeyDown={leaveOnEscape}
        value={Math.round(content.heldShare * 100)}
        onChange={(value) => onChange({ heldShare: Math.min(MAX_HELD, Number(value) || 0) / 100 })}
      />
    </fieldset>
  );
}
