import { HUB_MUTANTS } from './hub-mutants.ts';
import type { Mutant } from './mutant.ts';

const APPLY = 'core/sync/apply.ts';
const HUB = 'testkit/transport-model-hub.ts';

/** The checker is checked: each of these must be found. Sources are changed as they are loaded, never on disk. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'an edit is done when its push is answered': {
    edits: [
      [
        'core/sync/push-step.ts',
        'markSent(tx, reply.lastMid);',
        `tx.run(\`update pend set state = 'done', outcome = '{"status":"ok"}', decided_at = 0 where mid <= ?\`, [reply.lastMid]);`,
      ],
    ],
    witness: 3,
  },
  'rows of a part that was taken away stay': {
    edits: [[APPLY, 'for (const part of lost) removePart(tx, part, changed);', '']],
    witness: 3,
  },
  'the cursor is not turned back to where a part began to load': {
    edits: [
      ['core/sync/parts.ts', `if (page.done) setMeta(tx, 'cursor', Math.min(getNumber(tx, 'cursor') ?? s0, s0));`, ''],
    ],
    witness: 3,
  },
  'forgotten deletions are not told': {
    edits: [[HUB, 'isOther || cursor < this.floor', 'isOther']],
    witness: 67,
  },
  'a row that moves leaves no trace where it was': {
    edits: [
      [
        'testkit/transport-model-store.ts',
        'else if (present?.op === 1) members',
        'else if (present?.op === 2) members',
      ],
    ],
    witness: 6,
  },
  'a push that comes twice is decided twice': {
    edits: [
      [HUB, 'request.muts.filter(({ mid }) => mid > device.lastMid)', '[...request.muts]'],
      [HUB, 'fresh[0].mid !== device.lastMid + 1', 'fresh[0].mid > device.lastMid + 1'],
    ],
    witness: 3,
  },
  'a page ends in the middle of a version': {
    edits: [
      [
        HUB,
        'members.filter((member) => member.ver <= (members[this.pageRows - 1]?.ver ?? 0))',
        'members.slice(0, this.pageRows)',
      ],
    ],
    witness: 1,
  },
  'a restored hub is not sent what it has lost': {
    edits: [[APPLY, 'resendAfter(tx, reply.lastMid);', '']],
    witness: 7,
  },
  'rows are written on top of pending edits': {
    edits: [['core/outbox/commit.ts', 'undoEffects(tx, changed);', '']],
    witness: 1,
  },
  'pending edits are not put back on top of new rows': {
    edits: [['core/outbox/commit.ts', 'applyEffects(tx, effects, changed);\n  }\n}', '}\n}']],
    witness: 1,
  },
  'half a slice stands after a crash': {
    edits: [
      [
        'core/adapters/transactions.node.ts',
        `if (raw.inTransaction) raw.exec('rollback');`,
        `if (raw.inTransaction) raw.exec('commit');`,
      ],
    ],
    witness: 127,
  },
  'outcomes are acknowledged before they are here': {
    edits: [
      [
        'core/sync/pull-pages.ts',
        'ackMid: deps.db.read(acknowledgedMid)',
        `ackMid: deps.db.read((tx) => tx.get<{ mid: number | null }>('select max(mid) as mid from pend')?.mid ?? 0)`,
      ],
    ],
    witness: 1,
  },
  'an edit joins a transaction that need not be durable': {
    edits: [['core/adapters/transactions.node.ts', 'settle();\n      return whole', 'return whole']],
    witness: 1,
  },
  'words of a row that has left can still be found': {
    edits: [['core/search/slice.ts', 'if (!kind || done.has', 'if (!kind || !documentOf(tx, kind, id) || done.has']],
    witness: 1,
  },
  'a page that has lost its rows is an empty part': {
    edits: [['core/sync/hub.ts', 'if (head.after !== (last ?', 'if (last && head.after !== (last ?']],
    witness: 454,
  },
  'an edit goes with a pull that says nothing of its part': {
    edits: [[APPLY, 'settlePends(tx, settledBy(tx, reply.lastMid),', 'settlePends(tx, reply.lastMid,']],
    witness: 482,
    hub: 'real',
  },
  ...HUB_MUTANTS,
};
