import { mayDo } from '../role.ts';
import { CONTACT_RULES } from './contact-rules.ts';
import { DIRECTORY_RULES } from './directory-rules.ts';
import { GUIDANCE_RULES } from './guidance-rules.ts';
import { KNOWLEDGE_RULES } from './knowledge-rules.ts';
import { LOAD_RULES } from './load-rules.ts';
import { OK, rejected } from './outcome.ts';
import { PRACTICE_RULES } from './practice-rules.ts';
import { refuse, type Decision, type Key, type Rule, type Rules } from './rule.ts';
import type { Mutation, MutationName } from './schema.ts';
import { SOP_RULES } from './sop-rules.ts';
import { TICKET_RULES } from './ticket-rules.ts';
import type { View, WriteContext } from './view.ts';

export type { Decision } from './rule.ts';

/**
 * The rules of every write, pure, run twice: on the desk at once, so that the agent sees their edit, and on the hub,
 * which decides. Invariants:
 * 1. A rejected mutation has no effect.
 * 2. A mutation touches only the keys that `keysOf` names, and rows it creates itself.
 * 3. Running the same mutation twice against its own result changes nothing more.
 */
const RULES: Rules<MutationName> = {
  ...TICKET_RULES,
  ...KNOWLEDGE_RULES,
  ...DIRECTORY_RULES,
  ...CONTACT_RULES,
  ...SOP_RULES,
  ...GUIDANCE_RULES,
  ...LOAD_RULES,
  ...PRACTICE_RULES,
  nothing: { right: 'sync.read', keys: () => [], decide: () => ({ effects: [], outcome: OK }) },
};

/** The registry erases which mutation belongs to which rule; the name has chosen it. */
const ruleOf = (mutation: Mutation): Rule<MutationName> => RULES[mutation.name] as unknown as Rule<MutationName>;

/** The rows a mutation reads, for the hub to lock before it decides. */
export const keysOf = (mutation: Mutation): Key[] => ruleOf(mutation).keys(mutation);

/** Decides one mutation against what is stored. */
export function decide(mutation: Mutation, view: View, context: WriteContext): Decision {
  const rule = ruleOf(mutation);
  return mayDo(context.role, rule.right) ? rule.decide(mutation, view, context) : refuse(rejected('forbidden'));
}
