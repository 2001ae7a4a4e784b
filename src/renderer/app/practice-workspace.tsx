import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, type ReactNode } from 'react';
import { CustomerDialogs, PopLayer } from '../features/contacts/index.ts';
import { CustomerPanel } from '../features/customers/index.ts';
import { Heard, LikelyAbout, useReading } from '../features/guidance/index.ts';
import { CustomerSide } from '../features/history/index.ts';
import { CaseSide, RehearsalDesk, TalkPane, type Hands } from '../features/practice/index.ts';
import { useT } from '../lib/i18n.tsx';
import { useTicket } from '../lib/reads.ts';
import { useGo } from '../lib/router.ts';
import { Skeleton, SplitLayout } from '../ui/index.ts';
import { TicketCard, TicketMood, useLikelyAnswers } from './guidance.tsx';
import { TicketProcedures } from './procedures.tsx';

const RelatedArticles = lazy(async () => ({
  default: (await import('../features/knowledge/index.ts')).RelatedArticles,
}));

/** The real workspace, on the desk that stands in for the real one: the case, the talk, and what helps. */
export function PracticeWorkspace({ hands }: { hands: Hands }) {
  const t = useT('practice');
  const { now } = hands;
  const talk = (sideButton: ReactNode) => <HeardTalk hands={hands} sideButton={sideButton} />;
  return (
    <RehearsalDesk sessionId={now.sessionId}>
      <SplitLayout
        left={<CaseSide now={now} />}
        middle={talk}
        right={<Help hands={hands} />}
        leftLabel={t('place.case')}
        middleLabel={t('place.talk')}
        rightLabel={t('place.help')}
        isMiddleFirst
      />
      {now.state === 'ringing' && <PopLayer Likely={LikelyAbout} />}
      <CustomerDialogs />
    </RehearsalDesk>
  );
}

/** The talk, with what is heard in the customer's lines underlined as on the desk. */
function HeardTalk({ hands, sideButton }: { hands: Hands; sideButton: ReactNode }) {
  const { ticketId, contactId } = hands.now;
  const about = { ticketId, contactId };
  const lines = useReading(about)?.lines ?? [];
  // A line of the rehearsal desk has the time of its turn.
  const theirs = new Map(lines.flatMap(({ speaker, at, key }) => (speaker === 'customer' ? [[at, key]] : [])));
  return (
    <Heard about={about}>
      <TalkPane
        hands={hands}
        lineKeys={theirs}
        sideButton={sideButton}
        mood={<TicketMood key={ticketId} ticketId={ticketId} />}
      />
    </Heard>
  );
}

/** What helps at the right. Before, only who it is; after, the procedure as well: it is walked to its end in a wrap-up. */
function Help({ hands: { now } }: { hands: Hands }) {
  const { go } = useGo();
  const isUnderWay = now.state === 'going' || now.state === 'paused';
  // Where only the talk fits, the case is opened with what helps.
  const isAlone = useMediaQuery('(max-width: 759.98px)', false, { getInitialValueInEffect: false });
  const { ticketId, customerId } = now;
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      {isAlone && <CaseSide now={now} />}
      {isUnderWay && <TicketCard key={`card ${ticketId}`} ticketId={ticketId} />}
      {now.state !== 'ringing' && <TicketProcedures ticketId={ticketId} />}
      <CustomerPanel
        customerId={customerId}
        currentTicketId={ticketId}
        onOpenTicket={(otherId) => go('inbox', otherId)}
      />
      {isUnderWay && (
        <>
          <CustomerSide key={customerId} customerId={customerId} ticketId={ticketId} />
          <Articles ticketId={ticketId} />
        </>
      )}
    </Suspense>
  );
}

function Articles({ ticketId }: { ticketId: string }) {
  const { go } = useGo();
  const tags = useTicket(ticketId).data?.tags ?? [];
  const answers = useLikelyAnswers(ticketId);
  return (
    <Suspense fallback={null}>
      <RelatedArticles tags={tags} answers={answers} onOpenInKnowledge={(articleId) => go('knowledge', articleId)} />
    </Suspense>
  );
}
