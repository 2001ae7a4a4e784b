import { ORPCError } from '@orpc/client';
import { vi } from 'vitest';
import type {
  PersonalAt,
  PublishedScenario,
  ScenarioCandidate,
  ScenarioDraft,
} from '#shared/contract/app/scenarios.ts';
import type { Issue } from '#shared/domain/practice/index.ts';
import type { Api } from '../../lib/api.tsx';

/** An invented draft and a core that keeps it; for tests alone. */
export const AT = new Date('2026-11-20T10:00').getTime();

export const sampleIssue = (change: Partial<Issue> = {}): Issue => ({
  key: 'team-1',
  title: '退款卡在审核',
  about: '退货签收三周，退款没有到。',
  difficulty: 2,
  trains: ['psychology'],
  procedure: null,
  truth: {},
  articles: [],
  channels: ['chat', 'phone'],
  feelings: ['anger'],
  slots: {},
  openings: { anger: ['三周了，钱呢？', '到底退不退？'] },
  facts: [{ key: 'order', is: '订单号 {order}', ask: ['订单号'], tell: ['{order}'] }],
  needs: { clarity: { show: ['到底怎么回事？'], met: ['这下清楚了。'] } },
  answers: { words: ['加急退款'], accept: ['好的，我等着。'] },
  company: ['仓库已签收。', '回电王大勇'],
  better: {},
  ...change,
});

export const sampleDraft = (change: Partial<ScenarioDraft> = {}): ScenarioDraft => ({
  draftId: 'd1',
  lang: 'zh',
  issue: sampleIssue(),
  removed: [
    { kind: 'name', placeholder: '{name}', line: 0 },
    { kind: 'name', placeholder: '{name}', line: 1 },
    { kind: 'phone', placeholder: '尾号{tail}的手机', line: 0 },
  ],
  looks: [{ code: 'few-ways-to-tell', place: 'facts.0', word: null }],
  personal: [],
  faults: [],
  ...change,
});

export const sampleFinding = (change: Partial<PersonalAt> = {}): PersonalAt => ({
  place: 'company.1',
  kind: 'name',
  text: '王大勇',
  isLooked: false,
  ...change,
});

export const sampleTicket = (number: number, change: Partial<ScenarioCandidate> = {}): ScenarioCandidate => ({
  ticketId: `t${number}` as ScenarioCandidate['ticketId'],
  number,
  subject: `工单 ${number}`,
  customerLines: 4,
  solvedAt: AT - 3_600_000,
  isUsed: false,
  ...change,
});

export const samplePublished = (change: Partial<PublishedScenario> = {}): PublishedScenario => ({
  scenarioId: 's1',
  key: 'team-9',
  title: '洗衣机第三次坏',
  lang: 'zh',
  authorName: '周华',
  publishedAt: AT - 86_400_000,
  isRetired: false,
  ...change,
});

type Given = {
  readonly role?: string;
  readonly draft?: ScenarioDraft | null;
  readonly tickets?: ScenarioCandidate[];
  readonly published?: PublishedScenario[];
  readonly refuse?: string;
};

/** Answers as the core does: what was saved comes back with the next draft, findings that were looked at stay looked at. */
export function fakeScenarios({
  role = 'lead',
  draft = sampleDraft(),
  tickets = [],
  published = [],
  refuse,
}: Given = {}) {
  let stands = draft;
  const calls = {
    make: vi.fn<(input: { ticketId: string }) => Promise<{ draftId: string }>>(() =>
      refuse === undefined
        ? Promise.resolve({ draftId: 'd1' })
        : Promise.reject(new ORPCError('UNFIT', { defined: true, data: { reason: refuse } })),
    ),
    save: vi.fn<(input: { draftId: string; issue: Issue }) => Promise<ScenarioDraft>>(({ issue }) => {
      const places = [...(issue.title === '' ? ['title'] : []), ...(issue.company.length === 0 ? ['company'] : [])];
      if (places.length > 0) return Promise.reject(new ORPCError('INVALID', { defined: true, data: { places } }));
      stands = { ...sampleDraft(stands ?? {}), issue };
      return Promise.resolve(stands);
    }),
    look: vi.fn<(input: PersonalAt & { draftId: string }) => Promise<ScenarioDraft>>(({ place, text, isLooked }) => {
      const before = sampleDraft(stands ?? {});
      const personal = before.personal.map((one) =>
        one.place === place && one.text === text ? { ...one, isLooked } : one,
      );
      stands = { ...before, personal };
      return Promise.resolve(stands);
    }),
    publish: vi.fn<(input: unknown) => Promise<object>>(() => Promise.resolve({})),
    discard: vi.fn<(input: unknown) => Promise<object>>(() => Promise.resolve({})),
    retire: vi.fn<(input: unknown) => Promise<object>>(() => Promise.resolve({})),
    status: vi.fn<() => Promise<object>>(() =>
      Promise.resolve({ state: 'unlocked', agent: { id: 'me', name: '周华', role } }),
    ),
  };
  const summaries = () =>
    stands ? [{ draftId: 'd1', title: stands.issue.title, lang: stands.lang, at: AT - 60_000, looks: 1 }] : [];
  const api = {
    scenarios: {
      ...calls,
      drafts: () => Promise.resolve({ drafts: summaries() }),
      candidates: () => Promise.resolve({ tickets }),
      published: () => Promise.resolve({ scenarios: published }),
      draft: () => (stands ? Promise.resolve(stands) : Promise.reject(new ORPCError('NOT_FOUND', { defined: true }))),
    },
    session: { status: calls.status },
    sync: { status: () => Promise.resolve({ state: 'online', waiting: 0, unread: 0 }) },
  };
  return { ...calls, api: api as unknown as Api };
}
