import type { LoadNow } from '#shared/contract/app/load.ts';
import { useActions } from '../../lib/actions.ts';
import { OfferCard } from './offer/offer-card.tsx';
import { useLoadNow } from './queries.ts';
import { useQuietActions } from './quiet/use-quiet.ts';
import { RestScreen } from './rest/rest-screen.tsx';
import { useActive } from './use-active.ts';
import { useRestActions } from './use-rest-actions.ts';

/** What the desk says of rest, wherever one is: an offer at the lower right, and the quiet of a rest over everything but what rings. */
export function RestLayer() {
  useActive();
  const now = useLoadNow();
  return now ? <Known now={now} /> : null;
}

function Known({ now }: { now: LoadNow }) {
  const actions = useRestActions(now);
  const quiet = useQuietActions(now.quietUntilAt);
  useActions([actions.take, actions.postpone, actions.letGo, ...quiet]);
  return (
    <>
      <OfferCard offer={now.rest === null ? now.offer : null} workedMs={now.workedMs} {...actions} />
      {now.rest && <RestScreen rest={now.rest} />}
    </>
  );
}
