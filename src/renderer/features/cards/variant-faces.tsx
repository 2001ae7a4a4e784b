import { mirrored, WORDS, type CardContent, type CardVariant } from '#shared/domain/guidance/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useT } from '../../lib/i18n.tsx';
import { CardFace, piecesOf, type Piece } from '../../ui/index.ts';
import { useCardWords } from './use-card-words.ts';
import css from './variant-faces.module.css';

type Props = {
  content: CardContent;
  language: Language;
  /** The customer's; null: none to give back; undefined: it is not about one customer. */
  words?: string | null;
};

/** Each way of saying it, as the agent would see it. */
export function VariantFaces({ content, language, words }: Props) {
  const { t, need, variant: nameOf } = useCardWords();
  const saidBy = useSaid(language, words);
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return (
    <ul className={css['faces']}>
      {content.variants.map((variant) => (
        <li key={variant.key}>
          {content.variants.length > 1 && <h3>{nameOf(variant.key)}</h3>}
          <CardFace
            title={content.title[language] || t('library.noTitle')}
            tags={content.needs.map(need)}
            said={saidBy(variant)}
            question={variant.question[language]}
            notes={[
              { label: t('face.avoid'), text: variant.avoid[language] },
              { label: t('face.source'), text: content.source[language] },
            ]}
            lang={lang}
          />
          {words === undefined && variant.plain[language] !== '' && (
            <p className={css['plain']}>
              {t('face.plain')} <span lang={lang}>{variant.plain[language]}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** With nobody's words, the place of them stands out. */
function useSaid(language: Language, words: string | null | undefined): (variant: CardVariant) => Piece[] {
  const t = useT('cards');
  return (variant) => {
    if (words !== undefined) return piecesOf(mirrored(variant, words)[language], words);
    const place = t('face.words');
    return piecesOf(
      variant.mirror[language].replace(WORDS, () => place),
      place,
    );
  };
}
