import type { LogLine } from './desk.ts';
import type { HubTruth } from './hub-reading.ts';
import type { Edit, Replica } from './words.ts';

/**
 * The invariants a soak must keep, by the numbers of the test plan:
 * I1 every acknowledged edit is at the hub, and what it wrote with it. I2 each (device, mid) is there once, without a hole.
 * I3 their order is the order they were committed in. I4 every replica is the hub's rows of its scope: part, table, id,
 * version and content. I7 every outcome has reached its device, as the hub decided it. I8 no checksum ever differed.
 * I9 after the faults end everything comes to rest; no process ends by itself, nothing is logged as a fault.
 */
export type Violation = { readonly invariant: string; readonly words: string };

export type Evidence = {
  readonly hub: HubTruth;
  /** By device: what it had acknowledged by the time it was asked (or killed). */
  readonly acknowledged: ReadonlyMap<string, readonly Edit[]>;
  readonly replicas: readonly Replica[];
  /** Lines of each desk's log that tell of trouble. */
  readonly log: readonly (LogLine & { readonly desk: number })[];
};

const ERROR_LEVEL = 50;
const violation = (invariant: string, words: string): Violation => ({ invariant, words });

function lostEdits({ hub, acknowledged }: Evidence): Violation[] {
  return [...acknowledged].flatMap(([device, edits]) => {
    const decided = new Map((hub.decided.get(device) ?? []).map((one) => [one.mid, one]));
    return edits.flatMap(({ mid, name, messageId }) => {
      const outcome = decided.get(mid);
      const what = `${device} ${mid} ${name}`;
      if (!outcome) return [violation('I1', `${what}: not at the hub`)];
      if (outcome.status === 'rejected' || messageId === null) return [];
      return hub.rows.has(`message/${messageId}`) ? [] : [violation('I1', `${what}: line ${messageId} is missing`)];
    });
  });
}

function numbers({ hub }: Evidence): Violation[] {
  return [...hub.decided].flatMap(([device, list]) => {
    const hole = list.findIndex(({ mid }, i) => mid !== i + 1);
    const last = hub.lastMid.get(device);
    const versions = list.flatMap(({ ver }) => (ver === null ? [] : [ver]));
    const back = versions.findIndex((ver, i) => ver < (versions[i - 1] ?? 0));
    return [
      ...(hole === -1 ? [] : [violation('I2', `${device}: ${list[hole]?.mid} where ${hole + 1} belongs`)]),
      ...(last === list.length ? [] : [violation('I2', `${device}: ${list.length} decided, last number ${last}`)]),
      ...(back === -1 ? [] : [violation('I3', `${device}: version ${versions[back]} after ${versions[back - 1]}`)]),
    ];
  });
}

function differences({ hub }: Evidence, { device, agentId, rows }: Replica): Violation[] {
  const scope = hub.scope.get(agentId) ?? [];
  const missing = new Map<string, number>(
    scope.flatMap((part) => [...(hub.members.get(part) ?? [])].map(([key, ver]) => [`${part} ${key}`, ver] as const)),
  );
  const wrong = rows.flatMap(([part, tbl, id, ver, rowVer, hash]) => {
    const key = `${part} ${tbl}/${id}`;
    const member = missing.get(key);
    const row = hub.rows.get(`${tbl}/${id}`);
    missing.delete(key);
    if (member === undefined || !row) return [`${key}: not in the hub's part`];
    if (member !== ver) return [`${key}: version ${ver}, at the hub ${member}`];
    if (row.ver !== rowVer) return [`${key}: row of version ${rowVer}, at the hub ${row.ver}`];
    return row.hash === hash ? [] : [`${key}: other content in version ${ver}`];
  });
  const absent = [...missing].map(([key, ver]) => `${key}: version ${ver} is not on the desk`);
  return [...wrong, ...absent].map((words) => violation('I4', `${device} ${words}`));
}

function untold({ hub }: Evidence, { device, told }: Replica): Violation[] {
  const here = new Map(told.map(([mid, state, status]) => [mid, { state, status }]));
  return (hub.decided.get(device) ?? []).flatMap(({ mid, status }) => {
    const known = here.get(mid);
    if (known?.state === 'done' && known.status === status) return [];
    const words = known ? `${known.state} ${known.status}` : 'nothing';
    return [violation('I7', `${device} ${mid}: the hub says ${status}, the desk ${words}`)];
  });
}

/** What a desk rightly says of a line that cuts answers short, and of a hub whose database is down. */
const isOfTheLine = ({ error, message = '' }: LogLine): boolean =>
  error === 'HubGarbled' || (error === 'HubRefused' && message.endsWith('(503)'));

const logged = ({ log }: Evidence): Violation[] =>
  log.flatMap((line) => {
    const { desk, level, msg, error, message } = line;
    if (msg === 'part.mismatch') return [violation('I8', `desk ${desk}: a checksum differed`)];
    return level >= ERROR_LEVEL && !isOfTheLine(line)
      ? [violation('I9', `desk ${desk} logged ${msg}: ${error} ${message}`)]
      : [];
  });

/** Everything that is not as it must be; empty: all invariants held. */
export function judge(evidence: Evidence): Violation[] {
  const { replicas, hub } = evidence;
  const behind = replicas.filter(({ cursor }) => cursor !== hub.version);
  return [
    ...lostEdits(evidence),
    ...numbers(evidence),
    ...replicas.flatMap((replica) => [...differences(evidence, replica), ...untold(evidence, replica)]),
    ...logged(evidence),
    ...behind.map(({ device, cursor }) => violation('I9', `${device} stands at ${cursor}, the hub at ${hub.version}`)),
  ];
}
