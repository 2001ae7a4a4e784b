import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ApiProvider, type Api } from './api.tsx';
import { useReplyWanted, useWantReply } from './want-reply.ts';

afterEach(cleanup);

function Asker() {
  const want = useWantReply();
  return (
    <>
      <input aria-label="elsewhere" />
      <button type="button" onClick={() => want('mine')}>
        want
      </button>
    </>
  );
}
/** Without the mouse's own focus. */
const want = () => fireEvent.click(screen.getByText('want'));
function Reply({ ticketId }: { ticketId: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  useReplyWanted(ticketId, () => box.current?.focus());
  return <textarea ref={box} aria-label="reply" />;
}
const api = {} as Api;
const page = (ticketId: string | null) => (
  <ApiProvider api={api}>
    <Asker />
    {ticketId !== null && <Reply key={ticketId} ticketId={ticketId} />}
  </ApiProvider>
);

test('the reply has the keyboard as soon as its ticket stands on screen, and only its own', () => {
  const { rerender } = render(page('other'));
  want();
  expect(document.activeElement).toBe(document.body);
  rerender(page('mine'));
  expect(document.activeElement).toBe(screen.getByLabelText('reply'));
});

test('what is being written keeps the keyboard', () => {
  render(page('mine'));
  const field = screen.getByLabelText<HTMLInputElement>('elsewhere');
  field.value = '正在写';
  field.focus();
  want();
  expect(document.activeElement).toBe(field);
  field.value = '';
  want();
  expect(document.activeElement).toBe(screen.getByLabelText('reply'));
});
