import type { Scenario } from '#shared/domain/practice/index.ts';
import { expand } from '#shared/practice/scenario/template.ts';
import type { HeardLine } from '#shared/practice/customer/play.ts';
import { clauseOf } from './clause.ts';
import type { BotLines } from './bot-lines.ts';

export const BOTS = ['good', 'bad', 'apologiser', 'parrot', 'silent'] as const;
export type BotName = (typeof BOTS)[number];

/** What a machine trainee does next; `step`: it ticks the next step of the right path as well. */
export type Move = { readonly say: string | null; readonly step: boolean; readonly isOver: boolean };
export type Bot = (heard: readonly HeardLine[]) => Move;

type Deps = { readonly lines: BotLines; readonly scenario: Scenario; readonly random: () => number };

const say = (text: string, step = false): Move => ({ say: text, step, isOver: false });
const wait: Move = { say: null, step: false, isOver: false };

/** Draws from a list without saying the same twice while others are left. */
function drawer({ scenario, random }: Deps) {
  const used = new Set<string>();
  return (templates: readonly string[], heard: readonly HeardLine[]): string => {
    const fresh = templates.filter((one) => !used.has(one));
    const from = fresh.length > 0 ? fresh : templates;
    const template = from[Math.floor(random() * from.length)] ?? '';
    used.add(template);
    const words = clauseOf(heard.at(-1)?.text ?? '') ?? heard.at(-1)?.text.slice(0, 20) ?? '';
    return expand(template, random, { ...scenario.slots, words });
  };
}

/** The way of an experienced agent, in its order; what comes between is answered when it comes. */
const PLAN = ['mirror', 'ask', 'verify', 'ask', 'explain', 'act', 'reassure', 'act', 'close', 'close'] as const;

/** What an agent hears from what was just said, as a person would: the machine knows the reactions by name instead. */
const ANSWERED_BY: Readonly<Record<string, string>> = {
  'other-data': 'refuse-other-data',
  'asks-manager': 'manager',
  threatens: 'mirror-again',
  repeats: 'mirror-again',
  'wrong-order': 'wrong-order',
};

function good(deps: Deps): Bot {
  const draw = drawer(deps);
  const { good: all } = deps.lines;
  const own = all[deps.scenario.issue.key];
  const any = all.any as unknown as Record<string, string[]>;
  if (!own) throw new Error(`no lines for ${deps.scenario.issue.key}`);
  const isOthers = deps.scenario.issue.key === 'other-persons-order';
  let at = 0;
  return (heard) => {
    const last = heard.at(-1)?.reaction ?? '';
    const between = ANSWERED_BY[last];
    if (between) return say(draw(any[between] ?? [], heard));
    if (last === 'doubts' && at >= 6) return say(draw(own.act, heard), true);
    if (last === 'accepts' || last === 'still-something') at = Math.max(at, 8);
    // Whose matter is another's data is told so first.
    if (isOthers && at === 1) {
      at += 1;
      return say(draw(any['refuse-other-data'] ?? [], heard), true);
    }
    const move = PLAN[at];
    at += 1;
    return move === undefined ? { say: null, step: false, isOver: true } : say(draw(own[move], heard), at >= 3);
  };
}

function bad(deps: Deps): Bot {
  const draw = drawer(deps);
  const own = deps.lines.bad[deps.scenario.issue.key] ?? [];
  return (heard) => say(draw(deps.random() < 0.3 ? own : deps.lines.bad.any, heard), deps.random() < 0.2);
}

const only =
  (name: 'apologiser' | 'parrot') =>
  (deps: Deps): Bot => {
    const draw = drawer(deps);
    return (heard) => say(draw(deps.lines[name], heard));
  };

function silent(deps: Deps): Bot {
  const draw = drawer(deps);
  return (heard) => (deps.random() < 0.6 ? wait : say(draw(deps.lines.silent, heard)));
}

export const BOT: Readonly<Record<BotName, (deps: Deps) => Bot>> = {
  good,
  bad,
  apologiser: only('apologiser'),
  parrot: only('parrot'),
  silent,
};
