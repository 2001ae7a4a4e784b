import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/contract/app/settings.ts';
import { SEQUENCE_MS } from '../../lib/actions.ts';
import type { Api } from '../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { SettingsScreen } from './settings-screen.tsx';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const START: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  ticketOrder: 'waiting',
  notifications: {
    isOn: true,
    hasSound: false,
    lines: true,
    assigned: true,
    mentions: true,
    followed: true,
    atRisk: true,
  },
  guidance: { isOn: true, sharesCorrections: false },
  keys: {},
  lastHandle: null,
};
const AGENT = {
  id: 'a1',
  handle: 'lin',
  name: '林晓',
  role: 'agent',
  queueIds: [],
  isActive: true,
  signature: '林晓敬上',
};

let stored: Settings;
let address: string | null;
let sign: ReturnType<typeof vi.fn<(input: { signature: string }) => Promise<object>>>;
beforeEach(() => {
  stored = START;
  address = 'http://127.0.0.1:28910/telephony/v1/old';
  sign = vi.fn<(input: { signature: string }) => Promise<object>>(() => Promise.resolve({}));
});
function open(section: string) {
  const api = {
    settings: {
      get: () => Promise.resolve(stored),
      set: (change: Partial<Settings>) => {
        stored = { ...stored, ...change };
        return Promise.resolve(stored);
      },
      telephony: () => Promise.resolve({ address }),
      renewTelephony: () => {
        address = 'http://127.0.0.1:28910/telephony/v1/new';
        return Promise.resolve({ address });
      },
    },
    session: { status: () => Promise.resolve({ state: 'unlocked', agent: AGENT, enrolments: [] }) },
    directory: {
      get: () =>
        Promise.resolve({ agents: [AGENT], queues: [], team: { signature: { zh: '同频团队', en: 'The team' } } }),
      sign,
    },
  } as unknown as Partial<Api>;
  return renderScreen(<SettingsScreen rest={[section]} />, { language: 'en', api });
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const change = async (name: string) =>
  fireEvent.click(await screen.findByRole('button', { name: `Change the key of ${name}` }));
const REPLY = 'Write a reply (inbox)';

describe('one’s own keys', () => {
  it('are given by pressing, and taken back one by one or all at once', async () => {
    open('shortcuts');
    await change(REPLY);
    press('j', { ctrlKey: true });
    await waitFor(() => expect(stored.keys).toEqual({ 'message.reply': 'mod+j' }));
    fireEvent.click(await screen.findByRole('button', { name: `Reset the key of ${REPLY}` }));
    await waitFor(() => expect(stored.keys).toEqual({}));
    await change(REPLY);
    press('k', { altKey: true });
    await waitFor(() => expect(stored.keys).toEqual({ 'message.reply': 'alt+k' }));
    fireEvent.click(screen.getByRole('button', { name: 'Reset all' }));
    await waitFor(() => expect(stored.keys).toEqual({}));
  });

  it('may be two letters one after the other, and one letter once no second comes', async () => {
    open('shortcuts');
    await change(REPLY);
    press('y');
    press('y');
    await waitFor(() => expect(stored.keys).toEqual({ 'message.reply': 'y y' }));
    await change(REPLY);
    vi.useFakeTimers();
    press('z');
    act(() => void vi.advanceTimersByTime(SEQUENCE_MS));
    vi.useRealTimers();
    await waitFor(() => expect(stored.keys).toEqual({ 'message.reply': 'z' }));
  });

  it('that are taken are told with both names, and can be taken over', async () => {
    open('shortcuts');
    await change(REPLY);
    vi.useFakeTimers();
    press('e');
    act(() => void vi.advanceTimersByTime(SEQUENCE_MS));
    vi.useRealTimers();
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain('E belongs to Solve (inbox), and cannot be Write a reply (inbox) as well.');
    expect(stored.keys).toEqual({});
    fireEvent.click(within(told).getByRole('button', { name: 'Take it from Solve (inbox)' }));
    await waitFor(() => expect(stored.keys).toEqual({ 'message.reply': 'e', 'ticket.solve': '' }));
  });

  it('never take what the browser needs, and Escape changes nothing', async () => {
    open('shortcuts');
    await change(REPLY);
    press('r', { ctrlKey: true });
    await screen.findByText(/is needed by the browser/);
    press('Escape');
    await screen.findByRole('button', { name: `Change the key of ${REPLY}` });
    expect(stored.keys).toEqual({});
  });
});

const box = () => screen.findByLabelText<HTMLTextAreaElement>(/^Signature/);

describe('my signature', () => {
  it('shows how it reads, is saved trimmed, and not lost by going elsewhere', async () => {
    const first = open('signature');
    await waitFor(async () => expect((await box()).value).toBe('林晓敬上'));
    fireEvent.change(await box(), { target: { value: ' {agent}，同频 ' } });
    await screen.findByText(/林晓，同频/);
    first.unmount();
    open('signature');
    await waitFor(async () => expect((await box()).value).toBe(' {agent}，同频 '));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sign).toHaveBeenCalledWith({ signature: '{agent}，同频' }));
  });

  it('is the team’s where it is empty', async () => {
    open('signature');
    fireEvent.change(await screen.findByDisplayValue('林晓敬上'), { target: { value: '' } });
    expect(await screen.findByText('The team')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
  });
});

it('keeps each kind of notification by itself', async () => {
  open('notifications');
  fireEvent.click(await screen.findByRole('switch', { name: 'A note that speaks to me' }));
  await waitFor(() => expect(stored.notifications).toEqual({ ...START.notifications, mentions: false }));
});

it('changes the density at once', async () => {
  open('look');
  fireEvent.click(await screen.findByRole('radio', { name: 'Compact' }));
  await waitFor(() => expect(stored.density).toBe('compact'));
});

describe('the door for telephone systems', () => {
  it('shows both addresses, and makes new ones only when asked twice', async () => {
    const first = open('telephone');
    await screen.findByText('http://127.0.0.1:28910/telephony/v1/old/pop?from=');
    fireEvent.click(screen.getByRole('button', { name: 'Create a new address…' }));
    await screen.findByText(/stops working at once/);
    fireEvent.click(screen.getByRole('button', { name: 'Keep this one' }));
    fireEvent.click(screen.getByRole('button', { name: 'Create a new address…' }));
    expect(address).toMatch(/old$/);
    fireEvent.click(screen.getByRole('button', { name: 'Create a new address' }));
    await waitFor(() => expect(address).toMatch(/new$/));
    first.unmount();
    open('telephone');
    await screen.findByText('http://127.0.0.1:28910/telephony/v1/new');
  });

  it('that is closed says so and what to do', async () => {
    address = null;
    open('telephone');
    await screen.findByText(/--telephony-port off/);
    expect(screen.queryByRole('button', { name: /address/ })).toBeNull();
  });
});
