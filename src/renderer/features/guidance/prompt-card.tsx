import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { actionIn } from '../../lib/action-in.ts';
import { useActions } from '../../lib/actions.ts';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import { useInsertIntoComposer } from '../../lib/insert.ts';
import { useCommand } from '../../lib/query.ts';
import { ActionButton, CardFace, piecesOf } from '../../ui/index.ts';
import { useCovered } from './docked.ts';
import css from './guidance.module.css';
import { useReading, type About } from './queries.ts';
import { useOffer, type ShownOffer } from './use-offer.ts';
import { Why } from './why.tsx';

type Props = About & {
  /** It is said, not written: nothing is put into a reply. */
  isSpoken: boolean;
  /** It stands in the notes of its contact. */
  isDocked?: boolean;
};

/** The card of this moment, in the place where cards stand. */
export function PromptCard({ isDocked = false, ...props }: Props) {
  const isCovered = useCovered(props.contactId, isDocked);
  return isCovered ? null : <Offered {...props} />;
}

function Offered({ isSpoken, ...about }: Omit<Props, 'isDocked'>) {
  const t = useT('guidance');
  const reading = useReading(about);
  const shown = useOffer(about, reading?.offer ?? null);
  if (reading?.state === 'missing') return <p className={css['quiet']}>{t('missing')}</p>;
  if (!shown || shown.offer.isHeld) return null;
  return <Card key={shown.showingId} about={about} shown={shown} isSpoken={isSpoken} />;
}

const action = actionIn('message');

function useCardActions(about: About, { offer, showingId }: ShownOffer, isSpoken: boolean) {
  const insert = useInsertIntoComposer();
  const { language } = offer;
  const used = useCommand((api) => api.guidance.use({ showingId }));
  const dismissed = useCommand((api) => api.guidance.dismiss({ showingId }));
  const canWrite = about.ticketId !== null && !isSpoken;
  const use = (): void => {
    if (canWrite && about.ticketId !== null)
      insert(about.ticketId, `${offer.mirror[language]}${language === 'zh' ? '' : ' '}${offer.question[language]}`);
    void used.run();
  };
  return {
    use: {
      ...action('guidance.use', canWrite ? 'guidance:action.use' : 'guidance:action.said', 'alt+q', use),
      icon: IconCheck,
    },
    dismiss: {
      ...action('guidance.dismiss', 'guidance:action.dismiss', 'alt+0', () => void dismissed.run()),
      icon: IconX,
    },
  };
}

function Card({ about, shown, isSpoken }: { about: About; shown: ShownOffer; isSpoken: boolean }) {
  const t = useT('guidance');
  const { offer } = shown;
  const { language, fits, words } = offer;
  // What is said is in the customer's language; what is advised, in the agent's.
  const mine = useLanguage();
  const [isWhy, setWhy] = useState(false);
  const { use, dismiss } = useCardActions(about, shown, isSpoken);
  useActions([use, dismiss]);
  return (
    <section aria-label={t('card.label')} aria-live="polite">
      <CardFace
        title={t('card.label')}
        tags={fits.needs.map((need) => t(`need.${need}`))}
        said={piecesOf(offer.mirror[language], words)}
        question={offer.question[language]}
        notes={[{ label: t('card.avoid'), text: offer.avoid[mine] }]}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        aside={
          <button type="button" className={css['link']} aria-expanded={isWhy} onClick={() => setWhy(!isWhy)}>
            {t('card.why')}
          </button>
        }
      >
        <ActionButton action={use} variant="filled" size="compact-sm" />
        <ActionButton action={dismiss} size="compact-sm" />
      </CardFace>
      {isWhy && <Why about={about} offer={offer} />}
    </section>
  );
}
