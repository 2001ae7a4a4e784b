import { ORPCError } from '@orpc/client';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { useEffect, type ReactNode } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../../lib/api.tsx';
import { createRefresher } from '../../../lib/live.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { RecordScreen, SharedRecordScreen } from '../scorecard/index.ts';
import { NOW, sampleRecord, sampleTeam } from '../testing-record.ts';
import { TeamScreen } from './index.ts';

beforeAll(furnishDom);
afterEach(cleanup);

const LEAD = { id: 'a-9', name: '周华', role: 'lead', queueIds: [], isActive: true, signature: '' };
const at: { client?: QueryClient } = {};

function Heard({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  useEffect(() => {
    Object.assign(at, { client });
  }, [client]);
  return children;
}

/** What the desk says when the hub's rows have come in. */
async function changed(table: string): Promise<void> {
  await act(() => {
    if (at.client) createRefresher(at.client).take({ type: 'changed', tables: { [table]: ['s-1'] } });
    return Promise.resolve();
  });
}

function open(node: ReactNode) {
  const fake = {
    sharedSession: vi.fn(() => Promise.resolve(sampleRecord())),
    session: vi.fn(() => Promise.resolve(sampleRecord({ isShared: true }))),
    team: vi.fn(() => Promise.resolve(sampleTeam())),
  };
  const session = { status: () => Promise.resolve({ state: 'unlocked', agent: LEAD, enrolments: [] }) };
  const api = { practice: fake, session } as unknown as Partial<Api>;
  renderScreen(<Heard>{node}</Heard>, { api, now: () => NOW });
  return fake;
}

it.each(['NOT_FOUND', 'FORBIDDEN'])('a record that is open is read no further once the answer is %s', async (code) => {
  const fake = open(<SharedRecordScreen shareId="s-1" />);
  await screen.findByRole('heading', { name: '退款二十天没到账' });
  fake.sharedSession.mockRejectedValue(new ORPCError(code));
  await changed('share');
  expect(await screen.findByText('找不到这次练习')).toBeTruthy();
  expect(screen.queryByText(/二十天了还没到账/)).toBeNull();
});

it('what is withdrawn leaves the list of the team, and whoever is renamed goes by their name', async () => {
  const fake = open(<TeamScreen />);
  await screen.findByText('晓敏');
  const [one] = sampleTeam().shared;
  fake.team.mockResolvedValue(sampleTeam({ shared: one ? [{ ...one, agentName: '林晓' }] : [] }));
  await changed('share');
  expect(await screen.findByRole('table')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('晓敏')).toBeNull());
  fake.team.mockResolvedValue(sampleTeam({ shared: one ? [{ ...one, agentName: '林小小' }] : [] }));
  await changed('agent');
  expect(await screen.findByText('林小小')).toBeTruthy();
});

it('a session whose share was refused is private again as soon as the outbox has heard', async () => {
  const fake = open(<RecordScreen sessionId="p-1" />);
  await screen.findByRole('heading', { name: '退款二十天没到账' });
  expect(screen.queryByText('只有您看得到')).toBeNull();
  fake.session.mockResolvedValue(sampleRecord({ isShared: false }));
  await changed('outbox');
  expect(await screen.findByText('只有您看得到')).toBeTruthy();
});

it('whoever leads nobody any more reads the list no further', async () => {
  const fake = open(<TeamScreen />);
  await screen.findByText('晓敏');
  fake.team.mockRejectedValue(new ORPCError('FORBIDDEN'));
  await changed('share');
  await waitFor(() => expect(screen.queryByText('晓敏')).toBeNull());
});
