import type { CardOffer } from '#shared/contract/app/guidance.ts';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import css from './guidance.module.css';
import { useReading, type About } from './queries.ts';

const SURE = 0.8;

/** Why this card: what was read, from which words, how sure that is, what of the card fits, and what its advice rests on. */
export function Why({ about, offer }: { about: About; offer: CardOffer }) {
  const t = useT('guidance');
  const language = useLanguage();
  const line = useReading(about)?.lines.find(({ key }) => key === offer.line);
  const sureness = line?.feeling?.sureness ?? 0;
  const listed = (words: readonly string[]): string => words.join(t('and'));
  const fits = [
    ...offer.fits.needs.map((need) => t(`need.${need}`)),
    ...(offer.fits.stage ? [t(`stage.${offer.fits.stage}`)] : []),
    ...(offer.fits.isChannel ? [t('why.channel')] : []),
  ];
  const told: readonly [string, string][] = [
    [
      t('why.read'),
      line?.isCorrected
        ? t('why.corrected', { emotion: t(`emotion.${offer.emotion}`) })
        : t(sureness >= SURE ? 'why.sure' : 'why.likely', { emotion: t(`emotion.${offer.emotion}`) }),
    ],
    ...(offer.words === null ? [] : [[t('why.words'), t('why.quoted', { words: offer.words })] as [string, string]]),
    [t('why.card'), offer.title[language]],
    ...(fits.length === 0 ? [] : [[t('why.fits'), listed(fits)] as [string, string]]),
    [t('why.source'), offer.source[language]],
  ];
  return (
    <div className={css['why']}>
      <dl>
        {told.map(([name, what]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>{t('privacy')}</p>
    </div>
  );
}
