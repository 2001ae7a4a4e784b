import { IconX } from '@tabler/icons-react';
import type { CardVariant } from '#shared/domain/guidance/index.ts';
import { IconButton } from '../../../ui/index.ts';
import { VARIANT_TEXTS } from '../content.ts';
import { useCardWords } from '../use-card-words.ts';
import css from './editor.module.css';
import { TwoLanguages } from './two-languages.tsx';
import type { ProblemAt } from './use-problem-at.ts';

export const MAX_TOLD = 300;

type Props = {
  variant: CardVariant;
  index: number;
  problemAt: ProblemAt;
  onChange: (variant: CardVariant) => void;
  /** Null: it is the only one, and stays. */
  onRemove: (() => void) | null;
};

/** One way of saying it: the words given back, the question, and what to leave alone. */
export function VariantForm({ variant, index, problemAt, onChange, onRemove }: Props) {
  const { t, variant: nameOf } = useCardWords();
  return (
    <fieldset className={css['group']}>
      <legend>{nameOf(variant.key)}</legend>
      {onRemove && (
        <span className={css['remove']}>
          <IconButton
            icon={IconX}
            label={t('editor.removeVariant', { key: variant.key.toUpperCase() })}
            onClick={onRemove}
          />
        </span>
      )}
      {VARIANT_TEXTS.map((text) => (
        <TwoLanguages
          key={text}
          label={t(`place.${text}`)}
          value={variant[text]}
          at={`variants.${index}.${text}`}
          problemAt={problemAt}
          maxLength={MAX_TOLD}
          isLong
          holdsWords={text === 'mirror'}
          onChange={(value) => onChange({ ...variant, [text]: value })}
        />
      ))}
    </fieldset>
  );
}
