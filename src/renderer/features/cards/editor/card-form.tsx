import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { CardContent } from '#shared/domain/guidance/index.ts';
import { MAX_NAME } from '#shared/kernel/limits.ts';
import { useT } from '../../../lib/i18n.tsx';
import { blankVariant, VARIANT_KEYS } from '../content.ts';
import css from './editor.module.css';
import { TwoLanguages } from './two-languages.tsx';
import type { Editing } from './use-editing.ts';
import { useProblemAt, type ProblemAt } from './use-problem-at.ts';
import { MAX_TOLD, VariantForm } from './variant-form.tsx';
import { WhenForm } from './when-form.tsx';

/** Everything that is written of a card, in both languages. */
export function CardForm({ editing }: { editing: Editing }) {
  const t = useT('cards');
  const { content } = editing.draft;
  const problemAt = useProblemAt(editing);
  const set = (change: Partial<CardContent>) => editing.edit({ content: { ...content, ...change } });
  return (
    <div className={css['fields']}>
      <TwoLanguages
        label={t('place.title')}
        value={content.title}
        at="title"
        problemAt={problemAt}
        maxLength={MAX_NAME}
        onChange={(title) => set({ title })}
      />
      <WhenForm content={content} onChange={set} problem={problemAt('emotions', '', '')} />
      <Variants content={content} problemAt={problemAt} onChange={(variants) => set({ variants })} />
      <TwoLanguages
        label={t('place.source')}
        value={content.source}
        at="source"
        problemAt={problemAt}
        maxLength={MAX_TOLD}
        isLong
        onChange={(source) => set({ source })}
      />
    </div>
  );
}

type VariantsProps = {
  content: CardContent;
  problemAt: ProblemAt;
  onChange: (variants: CardContent['variants']) => void;
};

function Variants({ content: { variants }, problemAt, onChange }: VariantsProps) {
  const t = useT('cards');
  const free = VARIANT_KEYS.find((key) => !variants.some((one) => one.key === key));
  return (
    <>
      {variants.map((variant, i) => (
        <VariantForm
          key={variant.key}
          variant={variant}
          index={i}
          problemAt={problemAt}
          onChange={(next) => onChange(variants.map((one) => (one.key === next.key ? next : one)))}
          onRemove={variants.length > 1 ? () => onChange(variants.filter(({ key }) => key !== variant.key)) : null}
        />
      ))}
      {free && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            onClick={() => onChange([...variants, blankVariant(free)])}
          >
            {t('editor.addVariant')}
          </Button>
          <p className={css['hint']}>{t('editor.variantHint')}</p>
        </div>
      )}
    </>
  );
}
