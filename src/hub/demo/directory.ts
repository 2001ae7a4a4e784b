import { MINUTE } from '#shared/kernel/time.ts';
import { teamContacts } from './contacts.ts';
import type { TeamFile } from './files.ts';
import { queueId, row, type Row } from './rows.ts';

const calendarId = (key: string): string => `calendar-${key}`;
const ms = (minutes: number | null): number | null => (minutes === null ? null : minutes * MINUTE);

const policyRow = (policy: TeamFile['policies'][number], order: number): Row =>
  row('policy', {
    id: `policy-${policy.key}`,
    name: policy.name,
    order,
    isActive: true,
    queueIds: policy.queues.map(queueId),
    priorities: policy.priorities,
    tiers: policy.tiers,
    channels: policy.channels,
    firstMs: ms(policy.firstMinutes),
    nextMs: ms(policy.nextMinutes),
    resolveMs: ms(policy.resolveMinutes),
    atRiskShare: policy.atRiskShare,
    calendarId: calendarId(policy.calendar),
  });

const fieldRow = ({ queues, ...field }: TeamFile['fields'][number], order: number): Row =>
  row('field', { id: `field-${field.key}`, ...field, queueIds: queues.map(queueId), order, isActive: true });

/** What the team has agreed on besides people, queues and macros. */
export const directoryRows = (team: TeamFile): Row[] => [
  row('team', {
    id: 'team',
    reviewAfterDays: team.reviewAfterDays,
    signature: team.signature,
    ...(team.contacts && { contacts: teamContacts(team.contacts) }),
  }),
  ...team.calendars.map(({ key, ...calendar }) => row('calendar', { id: calendarId(key), ...calendar })),
  ...team.policies.map(policyRow),
  ...team.fields.map(fieldRow),
  ...team.tags.map((tag, i) => row('tag', { id: `tag-${i + 1}`, ...tag })),
  ...team.synonyms.map((words, i) => row('synonym', { id: `synonym-${i + 1}`, words })),
];
