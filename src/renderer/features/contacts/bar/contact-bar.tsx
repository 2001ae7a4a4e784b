import { Suspense, useEffect } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useActions } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useSoon } from '../../../lib/soon.ts';
import { useContactsCommands, useContactsUi } from '../contacts-ui.ts';
import { CustomerDialogs } from '../pop/customer-dialogs.tsx';
import { useNextRinging } from '../use-next-ringing.ts';
import { useWaiting } from '../waiting.ts';
import { Aside } from './aside.tsx';
import css from './contact-bar.module.css';
import { Controls, loadWrapUp, NotesOf, type ContactEar, type ContactPart, type PromiseForm } from './controls.tsx';
import { Line } from './line.tsx';
import { useNotesOpen } from './use-notes-open.ts';

/** What the agent has in hand: everything that is answered and not finished with, and what rings on after a look at it. */
const isInHand = ({ answeredAt, isOpened, state }: LiveContact): boolean =>
  answeredAt !== null || (isOpened && state === 'ringing');

/** All in hand, the one the keys act on, and the one they act on after the next switch. */
function useInHand() {
  const { chosenId } = useContactsUi();
  const inHand = (useLiveContacts()?.contacts ?? []).filter(({ contact }) => isInHand(contact));
  const going = inHand.find(({ contact }) => contact.state !== 'ended');
  // What is chosen, or written on, stays until it is gone: a second call takes no keys from the first.
  const current = inHand.find(({ contact }) => contact.id === chosenId) ?? going ?? inHand[0];
  const next = current && inHand[(inHand.indexOf(current) + 1) % inHand.length];
  return { inHand, current, next: next === current ? undefined : next };
}

type Props = { MakePromise: PromiseForm; Procedures: ContactPart; Heard: ContactEar };

/**
 * One line for each contact in hand: who, for how long, and what can be done about it. The keys act on one of them.
 * @param MakePromise the form of another feature, for a promise made in the contact.
 * @param Procedures what other features show in the notes of a contact.
 * @param Heard what another feature hears in what is said.
 */
export function ContactBar({ MakePromise, Procedures, Heard }: Props) {
  const t = useT('contacts');
  const { choose, clear } = useContactsCommands();
  const { inHand, current, next } = useInHand();
  const { aside } = useWaiting();
  const isSoon = useSoon();
  // Asked for by key in the middle of a call: it must be there before the next letter is typed.
  useEffect(() => {
    if (isSoon) void loadWrapUp();
  }, [isSoon]);
  useEffect(() => clear, [clear]);
  useNotesOpen();
  const change = actionIn('contact')(
    'contact.switch',
    'contacts:action.switch',
    'alt+s',
    () => next && choose(next.contact.id),
    next !== undefined,
  );
  useActions([change, useNextRinging()]);
  return (
    <>
      {(current ?? aside[0]) && (
        <section className={css['bar']} aria-label={t('bar.label')}>
          <div className={css['lines']}>
            {inHand.map((entry) => (
              <Line
                key={entry.contact.id}
                entry={entry}
                isCurrent={entry === current}
                isAlone={inHand.length === 1}
                {...(entry === next ? { change } : {})}
                onChoose={() => choose(entry.contact.id)}
              />
            ))}
            <Aside />
          </div>
          {current && <Controls key={current.contact.id} entry={current} />}
        </section>
      )}
      {current && <NotesOf key={current.contact.id} entry={current} Procedures={Procedures} Heard={Heard} />}
      <PromiseDialog MakePromise={MakePromise} />
      <CustomerDialogs />
    </>
  );
}

/** Of its own, whatever becomes of the contact; and while it loads, the notes keep the keyboard. */
function PromiseDialog({ MakePromise }: { MakePromise: PromiseForm }) {
  const { promising } = useContactsUi();
  const { promise } = useContactsCommands();
  return (
    <Suspense fallback={null}>{promising && <MakePromise {...promising} onClose={() => promise(null)} />}</Suspense>
  );
}
