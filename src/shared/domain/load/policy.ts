import { MINUTE, SECOND } from '../../kernel/units.ts';
import type { Role } from '../rights.ts';
import { changedBy, DEFAULT_CAPACITY, type Capacity } from './capacity.ts';
import type { BreakRules, LoadPolicy } from './policy-schema.ts';

/** Free of schemas, for the screen. */
export type { BreakRules, LoadPolicy } from './policy-schema.ts';

/**
 * Where nobody has agreed on anything. 5 minutes after 55 of work: HSE's advice on screens and Galinsky 2000, who lost no output by it.
 * The service level is the trade's convention. What recovery needs, nobody has measured: the two minutes are ours.
 */
export const DEFAULT_LOAD: Omit<LoadPolicy, 'id' | 'teamId'> = {
  breaks: {
    everyMs: 55 * MINUTE,
    restMs: 5 * MINUTE,
    postponeMs: 5 * MINUTE,
    naturalMs: 5 * MINUTE,
    afterHard: true,
  },
  recoverMs: 2 * MINUTE,
  pauseAfterMs: 10 * MINUTE,
  overtimeHintMs: 15 * MINUTE,
  serviceLevel: { share: 0.8, withinMs: 20 * SECOND },
  capacity: {},
  trainees: { total: 60, most: { chat: 2 } },
  agents: {},
};

export type TeamLoad = Omit<LoadPolicy, 'id' | 'teamId'>;

/** What the agent has asked for themselves; what is left out is the team's. */
export type OwnBreaks = Partial<Pick<BreakRules, 'everyMs' | 'restMs' | 'postponeMs' | 'afterHard'>>;
export type Source = 'own' | 'team' | 'product';
export type SourcedBreaks = {
  readonly [K in keyof BreakRules]: { readonly value: BreakRules[K]; readonly source: Source };
};

/** What would be harder on the person than the team's rule: only the gentler is theirs to choose. */
export function harsher(own: OwnBreaks, team: BreakRules): (keyof OwnBreaks)[] {
  const isHarsher: Readonly<Record<keyof OwnBreaks, boolean>> = {
    everyMs: own.everyMs !== undefined && own.everyMs > team.everyMs,
    restMs: own.restMs !== undefined && own.restMs < team.restMs,
    // To put a rest off for longer is harder; for less, gentler.
    postponeMs: own.postponeMs !== undefined && own.postponeMs > team.postponeMs,
    afterHard: own.afterHard === false && team.afterHard,
  };
  return (Object.keys(isHarsher) as (keyof OwnBreaks)[]).filter((field) => isHarsher[field]);
}

/** Each rule with where it comes from. What was gentler once and is harsher now, because the team has moved, gives way to the team's. */
export function breaksFor(team: TeamLoad | undefined, own: OwnBreaks): SourcedBreaks {
  const rules = team?.breaks ?? DEFAULT_LOAD.breaks;
  const past = harsher(own, rules);
  const of = <K extends keyof BreakRules>(field: K) => {
    const asked = (own as Partial<BreakRules>)[field];
    if (asked !== undefined && !(past as string[]).includes(field) && asked !== rules[field])
      return { value: asked, source: 'own' as const };
    return { value: rules[field], source: team ? ('team' as const) : ('product' as const) };
  };
  return {
    everyMs: of('everyMs'),
    restMs: of('restMs'),
    postponeMs: of('postponeMs'),
    naturalMs: of('naturalMs'),
    afterHard: of('afterHard'),
  };
}

export const plainBreaks = (sourced: SourcedBreaks): BreakRules => ({
  everyMs: sourced.everyMs.value,
  restMs: sourced.restMs.value,
  postponeMs: sourced.postponeMs.value,
  naturalMs: sourced.naturalMs.value,
  afterHard: sourced.afterHard.value,
});

/** What somebody can do at once: the team's rule, then that for trainees, then their own. */
export function capacityFor(team: TeamLoad | undefined, who: { readonly id: string; readonly role: Role }): Capacity {
  const load = team ?? DEFAULT_LOAD;
  const usual = changedBy(DEFAULT_CAPACITY, load.capacity);
  const taught = who.role === 'trainee' ? changedBy(usual, load.trainees) : usual;
  return changedBy(taught, (load.agents as Readonly<Record<string, LoadPolicy['capacity']>>)[who.id]);
}
