import type { Agent } from '#shared/domain/agent.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { agentPart, DIR, queuePart, sopPart, spacePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';

/** The people of a test hub. All have the same password. */
export const PASSWORD = 'correct-horse-battery';
export const BILLING = 'billing';
export const TECH = 'tech';

export type Person = { readonly handle: string; readonly role: Role; readonly queues: readonly string[] };
export const PEOPLE: readonly Person[] = [
  { handle: 'ann', role: 'agent', queues: [BILLING] },
  { handle: 'ben', role: 'agent', queues: [BILLING, TECH] },
  { handle: 'lea', role: 'lead', queues: [BILLING, TECH] },
  { handle: 'tia', role: 'trainee', queues: [] },
  { handle: 'ada', role: 'admin', queues: [BILLING, TECH] },
];

export const agentIdOf = (handle: string): string => `agent-${handle}`;

export function agentOf({ handle, role, queues }: Person): Agent {
  const name = handle === 'ann' ? '安小雨' : `${handle.slice(0, 1).toUpperCase()}${handle.slice(1)}`;
  return { id: agentIdOf(handle), handle, name, role, queueIds: [...queues], isActive: true, signature: '' } as Agent;
}

export const partsOf = ({ handle, queues }: Person): Part[] => [
  DIR,
  agentPart(agentIdOf(handle)),
  spacePart('home'),
  sopPart('service'),
  ...queues.map(queuePart),
];

const queue = (id: string, zh: string, en: string): Effect => ({
  tbl: 'queue',
  id,
  data: { id: id as never, name: { zh, en } },
});

/** Directory, knowledge and two queues; tickets are added by each test. */
export function baseRows(): Effect[] {
  return [
    queue(BILLING, '账单', 'Billing'),
    queue(TECH, '技术', 'Technical'),
    ...PEOPLE.map(agentOf).map((data): Effect => ({ tbl: 'agent', id: data.id, data })),
    {
      tbl: 'article',
      id: 'article-refund',
      data: {
        id: 'article-refund' as never,
        spaceId: 'home',
        title: '退款多久到账',
        body: '原路退回，3 至 5 个工作日。',
        language: 'zh',
        tags: ['refund'],
        questions: ['退款什么时候到'],
        updatedAt: Date.UTC(2026, 10, 1),
        files: [],
        version: 1,
        status: 'published',
        authorId: null,
        reviewedAt: null,
        reviewAt: null,
      },
    },
    {
      tbl: 'macro',
      id: 'macro-solved',
      data: {
        id: 'macro-solved' as never,
        name: { zh: '解决', en: 'Solve' },
        body: { zh: '{customer}，已为您处理。', en: 'Done, {customer}.' },
        kind: 'reply',
        note: null,
        assign: 'keep',
        snoozeMs: null,
        follow: false,
        fill: {},
        articleIds: [],
        queueIds: [],
        isActive: true,
        set: { status: 'solved' },
        addTags: ['done'],
        removeTags: [],
      },
    },
  ];
}
