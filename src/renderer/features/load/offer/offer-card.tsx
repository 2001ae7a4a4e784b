import type { BreakOffer } from '#shared/contract/app/load.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { ActionButton } from '../../../ui/index.ts';
import { minutesOf } from '../words.ts';
import css from './offer.module.css';
import { Said } from './said.tsx';

type Props = {
  offer: BreakOffer | null;
  workedMs: number;
  take: Action;
  postpone: Action;
  letGo: Action;
};

/** Why now, in one sentence. */
function useCause(): (offer: BreakOffer, workedMs: number) => string {
  const t = useT('load');
  const agents = useDirectory().data?.agents;
  return ({ cause, byAgentId }, workedMs) => {
    if (cause === 'time') return t('offer.time', { minutes: minutesOf(workedMs) });
    if (cause !== 'relief') return t(`offer.${cause}`);
    const name = agents?.find(({ id }) => id === byAgentId)?.name;
    return name === undefined ? t('offer.reliefUnnamed') : t('offer.relief', { name });
  };
}

/**
 * A rest on offer. It stands over the foot of what helps at the right, or in a row of its own below the screen: never over what is
 * typed. It takes the keyboard from nobody, is said once, and stays until it is answered.
 */
export function OfferCard({ offer, workedMs, take, postpone, letGo }: Props) {
  const t = useT('load');
  const cause = useCause();
  const said = offer ? t('offer.said', { cause: cause(offer, workedMs) }) : '';
  return (
    <>
      <Said about={offer ? `${offer.cause} ${offer.byAgentId ?? ''}` : ''} text={said} />
      {offer && (
        <section className={css['offer']} aria-label={t('offer.title')} data-dock="rest">
          <div className={css['words']}>
            <h2>{t('offer.title')}</h2>
            <p>{cause(offer, workedMs)}</p>
          </div>
          <div className={css['buttons']}>
            <ActionButton action={take} variant="filled" size="xs" />
            {offer.canPostpone && <ActionButton action={postpone} size="xs" />}
            <ActionButton action={letGo} size="xs" variant="subtle" color="gray" />
          </div>
        </section>
      )}
    </>
  );
}
