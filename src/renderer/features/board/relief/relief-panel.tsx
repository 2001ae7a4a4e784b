import type { BoardAgent, Cover } from '#shared/contract/app/board.ts';
import { useKeysOf, type Layer } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { writeKeys } from '../../../ui/key-hint.tsx';
import { CoverFacts } from './cover-facts.tsx';
import { Offer } from './offer.tsx';
import { useCover } from './queries.ts';

type Props = {
  agent: BoardAgent | null;
  /** Somebody was chosen, who may have gone since. */
  isChosen: boolean;
  /** Nobody needs anything now. */
  isCalm: boolean;
  /** The keyboard is wanted here. */
  isWanted: boolean;
  /** Whose keys those of the panel are. */
  layer: Layer;
  onArrived: () => void;
};

/** What a rest of one person would change, and the offer of it. */
export function ReliefPanel({ agent, isChosen, isCalm, ...rest }: Props) {
  const t = useT('board');
  if (!agent)
    return isChosen ? <EmptyState title={t('side.gone')} next={t('side.goneNext')} /> : <Nobody isCalm={isCalm} />;
  return (
    <Panel title={t('side.of', { name: agent.name })}>
      <Relief agent={agent} {...rest} />
    </Panel>
  );
}

function Nobody({ isCalm }: { isCalm: boolean }) {
  const t = useT('board');
  const [down, up] = [useKeysOf('board.next', 'j') ?? '', useKeysOf('board.previous', 'k') ?? ''];
  const next = t('side.noneNext', { down: writeKeys(down), up: writeKeys(up) });
  return <EmptyState title={t(isCalm ? 'side.calm' : 'side.none')} next={next} />;
}

/** Less than this nobody can tell apart, of 1. */
const LEAST_GAIN = 0.01;

/** Of the times that are good, those that are better than now. */
const betterTimes = ({ times, without }: Cover): Cover['times'] =>
  times.filter(({ serviceLevel }) => without !== null && serviceLevel >= without.serviceLevel + LEAST_GAIN);

function Relief({ agent, ...rest }: { agent: BoardAgent } & Pick<Props, 'isWanted' | 'onArrived' | 'layer'>) {
  const { data, error, refetch } = useCover(agent.agentId);
  return (
    <>
      {data ? (
        <CoverFacts cover={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={5} />
      )}
      {/* Rest may be offered before, and whatever, the sum says. */}
      <Offer agent={agent} times={data ? betterTimes(data) : []} hasSum={Boolean(data?.without)} {...rest} />
    </>
  );
}
