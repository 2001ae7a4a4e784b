import type { HubRequest } from '#core/kernel/ports.ts';
import { anAgent } from './core-team.ts';
import { backUp, collect, restoreTo, type Backup } from './model-past.ts';
import { rowsAtHub } from './model-rows.ts';
import type { Beginning, SimHub, Standing } from './sim-hub.ts';
import { withDependants } from './transport-model-accounts.ts';
import { ModelHub } from './transport-model-hub.ts';

const done = (): Promise<void> => Promise.resolve();
const tokenOf = (name: string): string => `first-${name}`;

function modelOf({ clock, seats, rows, pageRows }: Beginning): ModelHub {
  const hub = new ModelHub(clock);
  hub.pageRows = pageRows;
  for (const { name, deviceId, scope } of seats) {
    hub.accounts.set(name, { agent: anAgent(name), password: '', scope: [...scope] });
    const refresh = tokenOf(name);
    hub.devices.set(deviceId, { agentId: name, lastMid: 0, outcomes: new Map(), isRevoked: false, refresh });
  }
  hub.store.put(rows);
  return hub;
}

/** It works on a request in one piece, so it ends before or after that. */
function endsAt(hub: ModelHub): SimHub['endAt'] {
  const end = { requests: 0, moment: 0 };
  hub.intercept = (request: HubRequest) => {
    if (end.requests === 0 || request.signal.aborted) return undefined;
    end.requests -= 1;
    if (end.requests > 0) return undefined;
    hub.hangUp();
    return end.moment % 2 === 0 ? 'unreachable' : 'lost';
  };
  return (requests, moment) => {
    Object.assign(end, { requests, moment });
  };
}

const standingOf = (hub: ModelHub): Standing => ({
  rowsOf: (name) => rowsAtHub(hub, name),
  scopeOf: (name) => withDependants(hub.accounts.get(name)?.scope ?? []),
  hasMessage: (id) => hub.store.docs.has(`message/${id}`),
  decided: hub.decided,
  faults: [],
});

/** The hub's protocol from memory: the rules are the hub's own, everything below them is a second, smaller implementation. */
export function startModelHub(beginning: Beginning): Promise<SimHub> {
  const hub = modelOf(beginning);
  const backups: Backup[] = [];
  return Promise.resolve({
    get epoch() {
      return hub.epoch;
    },
    get isDown() {
      return hub.isDown;
    },
    set isDown(isDown) {
      hub.isDown = isDown;
    },
    transport: () => hub.transport(),
    refreshToken: tokenOf,
    put: (rows) => {
      hub.store.put(rows);
      hub.poke();
      return done();
    },
    ticket: (id) => Promise.resolve(hub.store.view().get('ticket', id)?.data),
    setScope: (name, scope) => {
      const account = hub.accounts.get(name);
      if (account) account.scope = [...scope];
      return done();
    },
    hangUp: () => {
      hub.hangUp();
    },
    endAt: endsAt(hub),
    backUp: () => {
      backups.push(backUp(hub));
      return done();
    },
    restore: (pick) => {
      restoreTo(hub, backups[pick % backups.length] as Backup);
      return done();
    },
    collect: (keep) => {
      collect(hub, keep);
      return done();
    },
    stand: () => Promise.resolve(standingOf(hub)),
    close: done,
  });
}
