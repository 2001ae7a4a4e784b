import { Button } from '@mantine/core';
import { keyOfLine, type LiveContact } from '#shared/contract/app/contacts.ts';
import { ellipsis } from '#shared/kernel/one-line.ts';
import { useT } from '../../../lib/i18n.tsx';
import { EvidenceText } from '../../../ui/index.ts';
import { useCall, useCommand } from '../../../lib/query.ts';
import css from './wrap-up.module.css';

/** What the contract takes of a summary. */
export const MOST_NOTES = 4000;
/** As many as one can take in with half an eye. */
const SHOWN = 3;

type Props = { contact: LiveContact; notes: string; onNotes: (notes: string) => void };

/** What was said last, as it comes in, and a way to put all of it into the notes. Nothing where nobody writes along. */
export function Said({ contact, notes, onNotes }: Props) {
  const t = useT('contacts');
  const { id: contactId, lines: count } = contact;
  // Named by their number: a further line is a further question.
  const { data } = useCall(
    ['contacts', 'lines', contactId, count],
    [],
    (api, signal) => api.contacts.lines({ contactId }, { signal }),
    { enabled: count > 0, keepPrevious: true },
  );
  if (count === 0) return null;
  const last = (data?.lines ?? []).slice(-SHOWN);
  return (
    <section className={css['said']} aria-label={t('wrap.said')}>
      <ol aria-live="off">
        {last.map(({ at, n, speaker, text }) => (
          <li key={`${at} ${n}`} data-speaker={speaker}>
            {t(speaker === 'customer' ? 'wrap.customerSays' : 'wrap.agentSays')}
            <EvidenceText of={keyOfLine(contactId, at, n)} text={text} render={(part) => part} />
          </li>
        ))}
      </ol>
      <FromLines contact={contact} notes={notes} onNotes={onNotes} />
    </section>
  );
}

/** Puts what was said below what stands there: a beginning to be shortened, never a text of its own. */
function FromLines({ contact, notes, onNotes }: Props) {
  const t = useT('contacts');
  const take = useCommand((api) => api.contacts.lines({ contactId: contact.id }), {
    onDone: ({ lines }) => {
      const said = lines.map(({ speaker, text }) =>
        t(speaker === 'customer' ? 'wrap.customerSaid' : 'wrap.agentSaid', { text }),
      );
      const all = [notes.trimEnd(), ...said].filter((line) => line !== '').join('\n');
      onNotes(ellipsis(all, MOST_NOTES));
    },
  });
  return (
    <Button variant="default" size="xs" onClick={() => void take.run()}>
      {t('wrap.lines')}
    </Button>
  );
}
