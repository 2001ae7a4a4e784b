import { implement } from '@orpc/server';
import { load as contract } from '#shared/contract/app/load.ts';
import { BreakRules } from '#shared/domain/load/policy-schema.ts';
import { breaksFor, harsher, DEFAULT_LOAD, type OwnBreaks } from '#shared/domain/load/index.ts';
import { KEPT_DAYS } from '#shared/domain/load/privacy.ts';
import { DAY } from '#shared/kernel/time.ts';
import { policiesOf } from '../history/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { teamLoad } from './agreed.ts';
import { dayOf } from './day.ts';
import { dayAt, dayNamed } from './day-bounds.ts';
import type { DeskLoad } from './desk-load.ts';
import { exportOf } from './export.ts';
import { loadNow } from './now.ts';
import { rosterHandlers } from './roster-handlers.ts';
import { forgetDays, hasSpan } from './spans.ts';

const os = implement(contract);

export type LoadHandlersWorld = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  /** Of the open desk; throws as `desk`. */
  readonly load: () => DeskLoad;
  readonly skew: () => number;
};

const zoneOf = (desk: Desk): string => desk.read((db) => policiesOf(db).zone);

const days = ({ desk, clock, load, skew }: LoadHandlersWorld) => ({
  day: os.day.handler(({ input: { date } }) => {
    const here = desk();
    load().settle();
    const zone = zoneOf(here);
    const bounds = date === null ? dayAt(clock.now() + skew(), zone) : dayNamed(date, zone);
    return here.read((db) => dayOf(db, here.agent().id, bounds));
  }),
  days: os.days.handler(() => {
    const here = desk();
    const [zone, now] = [zoneOf(here), clock.now() + skew()];
    const near = Array.from({ length: KEPT_DAYS + 1 }, (_, i) => dayAt(now - i * DAY, zone));
    const kept = here.read((db) => near.filter(({ fromAt, toAt }) => hasSpan(db, fromAt, toAt)));
    return { dates: [...new Set(kept.map(({ date }) => date))], keptDays: KEPT_DAYS };
  }),
  export: os.export.handler(() => {
    load().settle();
    const here = desk();
    return here.read((db) => exportOf(db, here.agent(), clock.now()));
  }),
  forget: os.forget.handler(({ input: { date } }) => {
    const here = desk();
    load().settle();
    const bounds = date === null ? { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER } : dayNamed(date, zoneOf(here));
    const spans = here.writeLocal((tx, changed) => {
      changed.addAll('day');
      return forgetDays(tx, bounds.fromAt, bounds.toAt);
    });
    load().forgotten(date === null);
    return { spans };
  }),
});

/** Numbers a rule of rest may have at all, in ms. */
const RANGES = Object.fromEntries(
  (['everyMs', 'restMs', 'postponeMs', 'naturalMs'] as const).map((field) => {
    const { minValue, maxValue } = BreakRules.shape[field];
    return [field, { least: minValue ?? 0, most: maxValue ?? 0 }];
  }),
);

const rules = ({ desk, load }: LoadHandlersWorld) => ({
  rules: os.rules.handler(() => {
    const { own } = load();
    return { rules: desk().read((db) => breaksFor(teamLoad(db), own)), own, ranges: RANGES };
  }),
  setOwn: os.setOwn.handler(({ input, errors }) => {
    const team = desk().read(teamLoad) ?? DEFAULT_LOAD;
    const own = input as OwnBreaks;
    const fields = harsher(own, team.breaks);
    if (fields.length > 0) throw errors.HARSHER({ data: { fields } });
    load().setOwn(own);
    return {};
  }),
});

const rests = ({ desk, clock, load, skew }: LoadHandlersWorld) => ({
  now: os.now.handler(() => {
    const here = desk();
    const standing = load().standing();
    const asked = { now: clock.now(), skew: skew(), queueIds: here.agent().queueIds };
    return here.read((db) => loadNow(db, standing, asked));
  }),
  rest: os.rest.handler(({ input: { action }, errors }) => {
    const mine = load();
    if (action === 'take' && !mine.take()) throw errors.IN_CONTACT();
    if (action === 'postpone') mine.postpone();
    if (action === 'letGo') mine.letGo();
    if (action === 'end') mine.endRest();
    return {};
  }),
  quiet: os.quiet.handler(({ input: { forMs } }) => {
    load().quiet(forMs === null ? null : clock.now() + forMs);
    return {};
  }),
  active: os.active.handler(() => {
    load().active();
    return {};
  }),
});

export function loadRouter(world: LoadHandlersWorld) {
  return os.router({ ...rests(world), ...days(world), ...rules(world), ...rosterHandlers(world) });
}
