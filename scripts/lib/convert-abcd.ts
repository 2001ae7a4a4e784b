import { SopContent } from '#shared/domain/sop/index.ts';
import type { StepKind } from '#shared/domain/sop/kinds.ts';
import { ellipsis } from '#shared/kernel/one-line.ts';
import { slug } from '#shared/kernel/slug.ts';

/** One subflow of ABCD (asappresearch/abcd): what an agent does, in order. */
export type AbcdSubflow = {
  readonly actions: readonly {
    readonly type: string;
    readonly button: string;
    readonly text: string;
    readonly subtext: readonly string[];
  }[];
  readonly instructions: readonly string[];
};
type Action = AbcdSubflow['actions'][number];

const both = (text: string) => ({ zh: ellipsis(text, 200), en: ellipsis(text, 200) });
const helpOf = (lines: readonly string[]) => {
  const text = ellipsis(lines.join('\n'), 2000);
  return { zh: text, en: text };
};

const KINDS: Readonly<Record<string, StepKind>> = {
  interaction: 'action',
  'kb query': 'confirm',
  'faq/policy': 'info',
  communication: 'info',
};
const nameOf = ({ button, text }: Action): string => (button === 'N/A' ? text : button);

/** Its results with where each leads: what is done only in some cases may be left out, and what may end it does so. */
function leadsOf({ button, text }: Action, next: string, last: string): [key: string, to: string][] {
  if (button === 'End Conversation')
    return [
      ['go on', next],
      ['end', last],
    ];
  return /^if /i.test(text)
    ? [
        ['done', next],
        ['not needed', next],
      ]
    : [['done', next]];
}

function stepOf(action: Action, key: string, next: string, last: string) {
  const leads = leadsOf(action, next, last);
  const isFork = leads.length > 1;
  return {
    key,
    kind: isFork ? 'choice' : (KINDS[action.type] ?? 'info'),
    title: both(nameOf(action)),
    help: helpOf([action.text, ...action.subtext.map((line) => `- ${line}`)]),
    required: action.type === 'kb query' ? 'warn' : 'none',
    next: Object.fromEntries(leads),
    ...(isFork ? { results: leads.map(([result]) => ({ key: result, label: both(result) })) } : {}),
  };
}

/** Two actions with one button are two steps. */
function keysOf(actions: readonly Action[]): string[] {
  const plain = actions.map((action) => slug(nameOf(action), 50) || 'step');
  return plain.map((key, i) => {
    const before = plain.slice(0, i).filter((other) => other === key).length;
    return before === 0 ? key : `${key}-${before + 1}`;
  });
}

const BEGIN = 'begin-here';
const LAST = 'wrap-up';

/** The first instruction begins it and the last one ends it; between them the actions in their order. */
export function convertAbcd(
  name: string,
  { actions, instructions }: AbcdSubflow,
): { key: string; content: SopContent } {
  const keys = keysOf(actions);
  const spoken = (key: string, text: string, next: string | null) => ({
    key,
    kind: 'info',
    required: 'none',
    next: { done: next },
    title: both(text),
    help: helpOf([text]),
  });
  const steps = [
    spoken(BEGIN, instructions[0] ?? name, keys[0] ?? LAST),
    ...actions.map((action, i) => stepOf(action, keys[i] ?? '', keys[i + 1] ?? LAST, LAST)),
    spoken(LAST, instructions.at(-1) ?? name, null),
  ];
  return {
    key: `abcd-${slug(name, 50)}`,
    content: SopContent.parse({ title: both(name), tags: ['abcd'], articleIds: [], start: BEGIN, steps }),
  };
}
