import { PRIORITIES } from '#shared/domain/ticket-state.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { FILTER_KINDS, type FilterKind, type ListFilter } from './inbox-store.ts';

/** The closed sets of the domain, as the screen offers them: its schemas stay on the other side. */
const CHANNELS = ['phone', 'chat', 'email', 'social', 'message'] as const;
const TIERS = ['standard', 'silver', 'gold'] as const;

/** One value a list can be narrowed by: `filter` is what it means. */
export type FilterChoice = {
  readonly kind: FilterKind;
  readonly id: string;
  readonly label: string;
  readonly filter: ListFilter;
};

const KEYS: Record<FilterKind, keyof ListFilter> = {
  queue: 'queueId',
  assignee: 'assigneeId',
  tag: 'tag',
  priority: 'priority',
  channel: 'channel',
  tier: 'tier',
};
export const isOn = (filter: ListFilter, { kind, filter: wanted }: FilterChoice): boolean =>
  filter[KEYS[kind]] !== undefined && filter[KEYS[kind]] === wanted[KEYS[kind]];

export function without(filter: ListFilter, kind: FilterKind): ListFilter {
  const { [KEYS[kind]]: _gone, ...rest } = filter;
  return rest;
}

const make = (kind: FilterKind, id: string, label: string): FilterChoice => ({
  kind,
  id: `${kind}:${id}`,
  label,
  filter: { [KEYS[kind]]: id },
});

/** Everything that can be chosen now, by kind. */
export function useFilterChoices(): readonly FilterChoice[] {
  const t = useT('tickets');
  const common = useT('common');
  const local = useLocalized();
  const me = useMe();
  const directory = useDirectory().data;
  const nobody: FilterChoice = {
    ...make('assignee', '', t('property.unassigned')),
    filter: { assigneeId: null },
  };
  const people = (directory?.agents ?? [])
    .filter((agent) => agent.isActive)
    .toSorted((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id) || a.name.localeCompare(b.name))
    .map((agent) =>
      make('assignee', agent.id, agent.id === me?.id ? t('property.me', { name: agent.name }) : agent.name),
    );
  const tags = (directory?.tags ?? []).filter((tag) => tag.isActive).map(({ tag }) => make('tag', tag, tag));
  return [
    ...(directory?.queues ?? []).map((queue) => make('queue', queue.id, local(queue.name))),
    nobody,
    ...people,
    ...PRIORITIES.toReversed().map((priority) => make('priority', priority, common(`priority.${priority}`))),
    ...CHANNELS.map((channel) => make('channel', channel, t(`channel.${channel}`))),
    ...TIERS.map((tier) => make('tier', tier, t(`tier.${tier}`))),
    ...tags,
  ];
}

/** What narrows the list now, in words; a value nobody knows any more is shown as it is. */
export function useActiveFilters(filter: ListFilter): readonly FilterChoice[] {
  const choices = useFilterChoices();
  return FILTER_KINDS.flatMap((kind): FilterChoice[] => {
    const value = filter[KEYS[kind]];
    if (value === undefined) return [];
    const known = choices.find((choice) => choice.kind === kind && isOn(filter, choice));
    return [known ?? { kind, id: `${kind}:${value}`, label: String(value), filter: { [KEYS[kind]]: value } }];
  });
}
