import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useInserts, useInsertIntoComposer, useOpenTicketId } from './insert.ts';
import { furnishDom, renderScreen } from './testing.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

function Composer({ ticketId }: { ticketId: string }) {
  const [texts, setTexts] = useState<readonly string[]>([]);
  useInserts(ticketId, (text) => setTexts((all) => [...all, text]));
  return <p data-testid={ticketId}>{texts.join('|')}</p>;
}

function Desk() {
  const insert = useInsertIntoComposer();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <output>{useOpenTicketId() ?? 'none'}</output>
      {['a', 'b', 'c'].map((text) => (
        <button key={text} type="button" onClick={() => insert('t1', text)}>
          {text}
        </button>
      ))}
      {['t1', 't2', null].map((ticketId) => (
        <button key={ticketId} type="button" onClick={() => setOpen(ticketId)}>
          open {ticketId}
        </button>
      ))}
      {open !== null && <Composer key={open} ticketId={open} />}
    </>
  );
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a text for a reply', () => {
  it('waits for the composer of its own ticket and is taken once, in order', () => {
    renderScreen(<Desk />);
    press('a');
    press('b');
    press('open t2');
    expect(screen.getByTestId('t2').textContent).toBe('');
    press('open t1');
    expect(screen.getByTestId('t1').textContent).toBe('a|b');
    press('c');
    expect(screen.getByTestId('t1').textContent).toBe('a|b|c');
    press('open');
    press('open t1');
    expect(screen.getByTestId('t1').textContent).toBe('');
  });

  it('belongs to the ticket that is open, or was last', () => {
    renderScreen(<Desk />);
    expect(screen.getByText('none')).toBeTruthy();
    press('open t2');
    press('open');
    expect(screen.getByText('t2')).toBeTruthy();
  });
});
