import { Issue, PracticeShare, TeamScenario } from '#shared/domain/practice/index.ts';

/** A case with one of everything it needs. */
export const sampleIssue = (more: Partial<Issue> = {}): Issue =>
  Issue.parse({
    key: 'team-refund-late',
    title: '退款迟迟不到',
    about: '退货十天，款没有到账。',
    difficulty: 2,
    trains: ['product', 'psychology'],
    procedure: null,
    truth: {},
    articles: [],
    channels: ['chat'],
    feelings: ['anger'],
    slots: {},
    openings: { anger: ['钱呢？'] },
    facts: [{ key: 'when', is: '十天前退的货', ask: ['什么时候'], tell: ['十天前'] }],
    needs: { fairness: { show: ['凭什么'], met: ['这还差不多'] } },
    answers: { words: ['到账'], accept: ['好，我等着'] },
    company: ['退款已受理。'],
    better: {},
    ...more,
  });

/** As the hub holds them. */
export const sampleScenario = (id: string, more: Partial<TeamScenario> = {}): TeamScenario =>
  TeamScenario.parse({
    id,
    teamId: 'one',
    lang: 'zh',
    issue: sampleIssue(),
    authorId: 'lea',
    publishedAt: 10,
    retiredAt: null,
    ...more,
  });

export const sampleShare = (id: string, more: Partial<PracticeShare> = {}): PracticeShare =>
  PracticeShare.parse({
    id,
    teamId: 'one',
    agentId: 'tia',
    issue: 'refund-late',
    title: '退款迟迟不到',
    lang: 'zh',
    channel: 'chat',
    at: 5,
    sharedAt: 10,
    spentMs: 60_000,
    end: 'calm',
    points: { listen: 4, questions: 3.5, clarity: 3, ownership: 4, procedure: null, privacy: 5 },
    record: '{}',
    ...more,
  });

/** What a desk asks for: whose it is, their team and when are not its to say. */
export function shareOf(id: string, more: Partial<PracticeShare> = {}) {
  const { teamId: _team, agentId: _agent, sharedAt: _at, ...share } = sampleShare(id, more);
  return { name: 'practice.share' as const, share };
}

export const publishOf = (id: string, more: Partial<Issue> = {}) => ({
  name: 'scenario.publish' as const,
  scenario: { id, lang: 'zh' as const, issue: sampleIssue(more) },
});
