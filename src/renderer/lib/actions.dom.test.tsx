import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Component, useState, type ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ActionButton } from '../ui/action-button.tsx';
import { SEQUENCE_MS, useActions, useAllActions, type Action, type Layer } from './actions.ts';
import { furnishDom, renderScreen } from './testing.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const action = (id: string, keys: string, perform: () => void = () => {}, more: Partial<Action> = {}): Action => ({
  id,
  group: 'go',
  labelKey: 'common:search',
  keys,
  perform,
  ...more,
});

function Uses({ actions, layer = 'page' }: { actions: readonly Action[]; layer?: Layer }) {
  useActions(actions, { layer });
  return null;
}

function Listed() {
  return (
    <output>
      {useAllActions()
        .map(({ id }) => id)
        .join(' ')}
    </output>
  );
}

/** Presses at a moment of our own, since a sequence is a matter of time. */
function press(key: string, options: { at?: number; target?: Element; ctrlKey?: boolean; isComposing?: boolean } = {}) {
  const { at = 0, target = document.body, ...init } = options;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: 1_000_000 + at });
  fireEvent(target, event);
  return event;
}

describe('the keys of actions', () => {
  it('perform, and keep the browser from its own use of the key', () => {
    const perform = vi.fn<() => void>();
    renderScreen(<Uses actions={[action('a', 'mod+k', perform)]} />);
    const event = press('k', { ctrlKey: true });
    expect(perform).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('never fire while the keyboard belongs to a field, unless they could not be text', () => {
    const [single, chord] = [vi.fn<() => void>(), vi.fn<() => void>()];
    renderScreen(
      <>
        <Uses actions={[action('r', 'r', single), action('send', 'mod+enter', chord)]} />
        <textarea aria-label="text" />
        <input aria-label="line" />
        <div contentEditable suppressContentEditableWarning data-testid="rich" />
        <input type="checkbox" aria-label="box" />
      </>,
    );
    const fields = [screen.getByLabelText('text'), screen.getByLabelText('line'), screen.getByTestId('rich')];
    for (const target of fields) press('r', { target });
    expect(single).not.toHaveBeenCalled();
    press('r', { target: screen.getByLabelText('box') });
    expect(single).toHaveBeenCalledOnce();
    press('Enter', { target: screen.getByLabelText('text'), ctrlKey: true });
    expect(chord).toHaveBeenCalledOnce();
  });

  it('do not fire while text is being composed', () => {
    const perform = vi.fn<() => void>();
    renderScreen(<Uses actions={[action('r', 'r', perform)]} />);
    press('r', { isComposing: true });
    expect(perform).not.toHaveBeenCalled();
  });

  it('may be two strokes, one after the other and not too slowly', () => {
    const [inbox, sole] = [vi.fn<() => void>(), vi.fn<() => void>()];
    renderScreen(<Uses actions={[action('inbox', 'g i', inbox), action('i', 'i', sole)]} />);
    press('g', { at: 0 });
    press('i', { at: 500 });
    expect(inbox).toHaveBeenCalledOnce();
    expect(sole).not.toHaveBeenCalled();
    press('g', { at: 5000 });
    press('i', { at: 5000 + SEQUENCE_MS + 1 });
    expect(inbox).toHaveBeenCalledOnce();
    expect(sole).toHaveBeenCalledOnce();
  });

  it('begin anew when the second stroke leads nowhere', () => {
    const [inbox, reply] = [vi.fn<() => void>(), vi.fn<() => void>()];
    renderScreen(<Uses actions={[action('inbox', 'g i', inbox), action('reply', 'r', reply)]} />);
    press('g', { at: 0 });
    press('r', { at: 100 });
    expect(reply).toHaveBeenCalledOnce();
    press('i', { at: 200 });
    expect(inbox).not.toHaveBeenCalled();
  });

  it('do nothing while the action is not enabled', () => {
    const perform = vi.fn<() => void>();
    renderScreen(<Uses actions={[action('r', 'r', perform, { isEnabled: false })]} />);
    press('r');
    expect(perform).not.toHaveBeenCalled();
  });

  it('of the page rest while a dialog is open, and those of the dialog work', () => {
    const [page, dialog] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const tree = (isOpen: boolean) => (
      <>
        <Uses actions={[action('page', 'r', page)]} />
        {isOpen && (
          <dialog open aria-modal="true">
            <Uses actions={[action('dialog', 'r', dialog)]} layer="dialog" />
          </dialog>
        )}
      </>
    );
    const { rerender } = renderScreen(tree(true));
    press('r');
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([0, 1]);
    rerender(tree(false));
    press('r');
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([1, 1]);
  });

  it('perform what was rendered last, though nothing was registered anew', () => {
    const seen: number[] = [];
    function Counter() {
      const [count, setCount] = useState(0);
      useActions([action('count', 'c', () => seen.push(count))]);
      return <button onClick={() => setCount(7)}>up</button>;
    }
    renderScreen(<Counter />);
    act(() => screen.getByText('up').click());
    press('c');
    expect(seen).toEqual([7]);
  });
});

class Catch extends Component<{ children: ReactNode }, { words: string }> {
  override state = { words: '' };
  static getDerivedStateFromError(error: unknown) {
    return { words: String(error) };
  }
  override render() {
    return this.state.words === '' ? this.props.children : <p>{this.state.words}</p>;
  }
}

const conflictOf = (a: Action, b: Action) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  renderScreen(
    <Catch>
      <Uses actions={[a]} />
      <Uses actions={[b]} />
    </Catch>,
  );
  quiet.mockRestore();
  return screen.queryByText(/share|are called/)?.textContent ?? null;
};

describe('two actions at the same time', () => {
  it('may not share a key', () => {
    expect(conflictOf(action('a', 'r'), action('b', 'R'))).toContain('a and b share r');
  });

  it('may not stand in the way of a sequence', () => {
    expect(conflictOf(action('a', 'g'), action('b', 'g i'))).toContain('share');
  });

  it('may not have one name', () => {
    expect(conflictOf(action('a', 'x'), action('a', 'y'))).toContain('two actions are called a');
  });

  it('may begin a sequence alike', () => {
    expect(conflictOf(action('a', 'g i'), action('b', 'g k'))).toBeNull();
  });
});

function Listing({ isHere }: { isHere: boolean }) {
  return (
    <>
      <Uses actions={[action('sign-out', 'x', undefined, { group: 'session' })]} />
      {isHere && <Uses actions={[action('inbox', 'g i'), action('off', 'o', undefined, { isEnabled: false })]} />}
      <Listed />
    </>
  );
}

describe('the list of actions', () => {
  it('holds what is mounted and can be done now, by group', () => {
    const { rerender } = renderScreen(<Listing isHere />);
    expect(screen.getByRole('status').textContent).toBe('inbox sign-out');
    rerender(<Listing isHere={false} />);
    expect(screen.getByRole('status').textContent).toBe('sign-out');
  });
});

const own = (keys: Record<string, string>) => ({
  settings: { get: () => Promise.resolve({ keys }) } as never,
});

function Keys() {
  return <output>{useAllActions().map(({ id, keys }) => `${id}=${keys ?? 'none'}`)}</output>;
}

describe('an agent’s own keys', () => {
  it('work in the place of the product’s, and are shown where the action is', async () => {
    const [reply, solve] = [vi.fn<() => void>(), vi.fn<() => void>()];
    renderScreen(
      <>
        <Uses actions={[action('reply', 'r', reply), action('solve', 'e', solve)]} />
        <ActionButton action={action('reply', 'r')} />
        <ActionButton action={action('solve', 'e')} />
      </>,
      { api: own({ reply: 'y', solve: '' }) },
    );
    await screen.findByText('Y');
    press('r');
    press('e', { at: 5000 });
    expect([reply, solve].map((one) => one.mock.calls.length)).toEqual([0, 0]);
    press('y', { at: 10_000 });
    expect(reply).toHaveBeenCalledOnce();
    expect(screen.queryByText('E')).toBeNull();
  });

  it('stand in the list of all actions', async () => {
    renderScreen(
      <>
        <Uses actions={[action('reply', 'r'), action('solve', 'e'), action('plain', '')]} />
        <Keys />
      </>,
      { api: own({ reply: 'g y', solve: '' }) },
    );
    expect(await screen.findByText(/reply=g y.*solve=none/)).toBeDefined();
  });

  it('give no key to what has none at this moment', async () => {
    const perform = vi.fn<() => void>();
    const { keys: _none, ...keyless } = action('status', 's', perform);
    renderScreen(<Uses actions={[keyless, action('other', 'o')]} />, { api: own({ status: 'y', other: 'p' }) });
    await waitFor(() => expect(press('p').defaultPrevented).toBe(true));
    press('y', { at: 9000 });
    expect(perform).not.toHaveBeenCalled();
  });
});
