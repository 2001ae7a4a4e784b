import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Directory } from '#shared/contract/app/directory.ts';
import type { Api } from '../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { AdminScreen } from './admin-screen.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const text = (zh: string, en: string) => ({ zh, en });
const agentOf = (id: string, role: string) => ({
  id,
  handle: id,
  name: `人${id}`,
  role,
  queueIds: ['q1'],
  isActive: true,
  signature: '',
});
const macro = {
  id: 'm1',
  name: text('退款', 'Refund'),
  body: text('您好', 'Hello'),
  kind: 'reply',
  note: null,
  set: { status: 'pending' },
  assign: 'keep',
  snoozeMs: null,
  follow: false,
  fill: {},
  articleIds: [],
  addTags: ['refund'],
  removeTags: [],
  queueIds: [],
  isActive: true,
};
const field = (id: string, order: number) => ({
  id,
  key: id,
  label: text(`字段${order}`, `Field ${order}`),
  kind: 'text',
  choices: [],
  queueIds: [],
  required: 'no',
  order,
  isActive: true,
});
const directory = {
  agents: [agentOf('ada', 'admin'), agentOf('ben', 'agent')],
  queues: [{ id: 'q1', name: text('售后', 'After sales') }],
  macros: [macro],
  fields: [field('fa', 1), field('fb', 2)],
  tags: [],
  synonyms: [],
  policies: [],
  calendars: [],
  team: { id: 'team', reviewAfterDays: 180, signature: null },
} as unknown as Directory;

type Fake = ReturnType<typeof fakes>;
const fakes = () => ({
  put: vi.fn<(input: { row: { tbl: string; data: Record<string, unknown> } }) => Promise<object>>(() =>
    Promise.resolve({}),
  ),
  people: vi.fn<() => Promise<unknown>>(() =>
    Promise.resolve({
      people: directory.agents.map((agent) => ({ ...agent, parts: [], devices: 1, seenAt: 5 })),
    }),
  ),
  addPerson: vi.fn<(input: object) => Promise<object>>(() => Promise.resolve({})),
  syncState: 'online',
});

function apiOf(role: string, fake: Fake): Partial<Api> {
  const status = { state: 'unlocked', agent: agentOf('ada', role), enrolments: [] };
  return {
    session: { status: () => Promise.resolve(status) },
    sync: { status: () => Promise.resolve({ state: fake.syncState, waiting: 0, unread: 0 }) },
    directory: { get: () => Promise.resolve(directory), put: fake.put },
    knowledge: { list: () => Promise.resolve({ items: [] }) },
    admin: {
      people: fake.people,
      addPerson: fake.addPerson,
      parts: () => Promise.resolve({ parts: [] }),
      devices: () => Promise.resolve({ devices: [] }),
    },
  } as unknown as Partial<Api>;
}

let fake: Fake;
let api: Partial<Api>;
beforeEach(() => {
  fake = fakes();
  api = apiOf('admin', fake);
});
const open = (section: string, role = 'admin') => {
  api = apiOf(role, fake);
  return renderScreen(<AdminScreen rest={[section]} />, { language: 'en', api });
};
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

describe('administration', () => {
  it('shows an agent nothing, a lead the macros, an administrator everything', async () => {
    open('macros', 'agent');
    await screen.findByText('There is nothing for you to keep here');
    cleanup();
    open('people', 'lead');
    const names = await screen.findByRole('navigation');
    expect(
      within(names)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Macros']);
    await screen.findByText('Refund');
    expect(fake.people).not.toHaveBeenCalled();
    cleanup();
    open('people');
    expect(within(await screen.findByRole('navigation')).getAllByRole('link')).toHaveLength(10);
  });

  it('tells mistakes at their field, saves a new macro whole, and says so', async () => {
    open('macros');
    fireEvent.click(await screen.findByRole('button', { name: /Add a macro/ }));
    save();
    await screen.findByText('Give the name in both languages');
    expect(fake.put).not.toHaveBeenCalled();
    type('Name, Chinese', '上门');
    type('Name, English', 'Visit');
    type('Text, Chinese', '{customer}，您好');
    save();
    await screen.findByText('Write it in both languages, or in neither');
    type('Text, English', 'Hello {customer}');
    save();
    await waitFor(() => expect(fake.put).toHaveBeenCalledOnce());
    const { row } = fake.put.mock.calls[0]![0];
    expect(row).toMatchObject({
      tbl: 'macro',
      data: {
        name: text('上门', 'Visit'),
        body: text('{customer}，您好', 'Hello {customer}'),
        note: null,
        isActive: true,
      },
    });
    await screen.findByText('Saved');
  });

  it('shows a refusal at the field it is about, and keeps what was typed', async () => {
    fake.put.mockRejectedValueOnce(new ORPCError('DOUBLE', { data: { field: 'name' } }));
    open('macros');
    fireEvent.click(await screen.findByText('Refund'));
    type('Name, English', 'Money back');
    save();
    expect((await screen.findAllByText('There is one of that name already')).length).toBeGreaterThan(0);
    expect(screen.getByLabelText<HTMLInputElement>('Name, English').value).toBe('Money back');
  });

  it('keeps unsaved words when the form is closed, marks them, and brings them back', async () => {
    open('macros');
    fireEvent.click(await screen.findByText('Refund'));
    type('Name, English', 'Half-written');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }));
    await screen.findByText('Unsaved');
    expect(fake.put).not.toHaveBeenCalled();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    fireEvent.click(screen.getByText('Refund'));
    expect((await screen.findByLabelText<HTMLInputElement>('Name, English')).value).toBe('Half-written');
    fireEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(screen.getByLabelText<HTMLInputElement>('Name, English').value).toBe('Refund');
    await waitFor(() => expect(screen.queryByText('Unsaved')).toBeNull());
  });

  it('switches a macro off where it stands', async () => {
    open('macros');
    fireEvent.click(await screen.findByRole('switch', { name: 'Refund is on' }));
    expect(fake.put.mock.calls[0]![0].row.data).toMatchObject({ id: 'm1', isActive: false });
  });

  it('changes the order of fields by keyboard', async () => {
    open('fields');
    fireEvent.keyDown(await screen.findByText('Field 1'), { key: 'ArrowDown', altKey: true });
    expect(fake.put.mock.calls.map(([{ row }]) => [row.data['id'], row.data['order']])).toEqual([
      ['fb', 1],
      ['fa', 2],
    ]);
  });

  it('makes a field with choices, keys from their English names', async () => {
    open('fields');
    fireEvent.click(await screen.findByRole('button', { name: /Add a field/ }));
    type('Name, Chinese', '机型');
    type('Name, English', 'Device model');
    save();
    await waitFor(() => expect(fake.put).toHaveBeenCalledOnce());
    expect(fake.put.mock.calls[0]![0].row.data).toMatchObject({
      id: 'field-device-model',
      key: 'device-model',
      order: 3,
    });
  });

  it('says that promises need a calendar first', async () => {
    open('policies');
    await screen.findByText('Make a calendar first');
    expect(screen.queryByRole('button', { name: /Add a service promise/ })).toBeNull();
  });
});

const away = () => new ORPCError('HUB_UNREACHABLE', { data: { hubUrl: 'https://hub' } });

describe('people', () => {
  it('are shown without the hub as far as the desk knows them, with words', async () => {
    fake.people.mockRejectedValue(away());
    fake.syncState = 'offline';
    open('people');
    await screen.findByText('人ben');
    await screen.findByText(/keeps people and queues/);
    expect(screen.queryByText('Computers')).toBeNull();
  });

  it('are added with a password long enough, and the hub’s refusal stands at its field', async () => {
    fake.addPerson.mockRejectedValueOnce(
      new ORPCError('REFUSED', { data: { problem: 'handle-taken', field: 'handle' } }),
    );
    open('people');
    fireEvent.click(await screen.findByRole('button', { name: /Add a person/ }));
    type('Name', '佐伊');
    type(/^Handle/, 'ben');
    type(/^First password/, 'short');
    save();
    await screen.findByText('A password needs at least 10 characters');
    type(/^First password/, 'long enough now');
    save();
    expect((await screen.findAllByText('Somebody already signs in with this handle')).length).toBeGreaterThan(0);
    type(/^Handle/, 'zoe');
    save();
    await waitFor(() => expect(fake.addPerson).toHaveBeenCalledTimes(2));
    expect(fake.addPerson.mock.calls[1]![0]).toEqual({
      handle: 'zoe',
      name: '佐伊',
      role: 'agent',
      queueIds: [],
      password: 'long enough now',
    });
  });
});
