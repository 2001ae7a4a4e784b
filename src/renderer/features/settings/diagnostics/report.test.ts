import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { folderStart, reportOf } from './report.ts';

const DEMO = new URL('../../../../../resources/demo', import.meta.url).pathname;

const read = (name: string): unknown => JSON.parse(readFileSync(join(DEMO, name), 'utf8'));

/** Everything about people that the demo team holds: names, handles, addresses, numbers. */
function personal(): string[] {
  const team = read('team.json') as { agents: { name: string; handle: string }[] };
  const customers = read('customers.json') as { name: string; phones: string[]; emails: string[] }[];
  return [
    ...team.agents.flatMap(({ name, handle }) => [name, handle]),
    ...customers.flatMap(({ name, phones, emails }) => [name, ...phones, ...emails]),
  ];
}

/** Facts of a desk of this team, with people wherever a careless report would let them through. */
function factsOf(folder: string): Diagnostics {
  const team = personal();
  const handles = team.filter((text) => /^[a-z]+$/.test(text));
  return {
    at: Date.UTC(2026, 10, 22),
    versions: { desk: '0.1.0', protocol: 2, schema: 30, hub: '0.1.0', runtime: 'node 24', sqlite: '3.50' },
    desk: {
      shell: 'node',
      dataFolder: folder,
      keyProtection: 'file',
      replicaBytes: 1,
      walBytes: 2,
      filesBytes: 3,
      freeBytes: null,
      memoryBytes: 4,
    },
    sync: {
      status: {
        state: 'online',
        reason: null,
        waiting: 0,
        unread: 0,
        lastContactAt: 5,
        nextTryAt: null,
        clockSkewMs: null,
        protocols: null,
        loading: null,
      },
      epoch: 'e1',
      cursor: 9,
      deviceId: '0199-device',
      hubUrl: `https://${handles[0]}-laptop.example:8080/`,
      clockSkewMs: 12,
      parts: [
        { part: 'dir', state: 'live', rows: 10, sum: 'ab' },
        { part: 'q:billing', state: 'live', rows: 20, sum: 'cd' },
        ...handles.map((handle) => ({ part: `a:agent-${handle}`, state: 'live', rows: 1, sum: 'ef' })),
      ],
    },
    outbox: { waiting: 1, sent: 0, unread: 0, oldestAt: 7 },
    rows: { ticket: 20 },
    index: { done: 3, total: 4, isBuilding: true },
    slow: [{ sql: 'select * from ticket where id = ?', count: 2, totalMs: 3, maxMs: 2.5, lastAt: 8 }],
    faults: [{ at: 9, reference: 'abc123', call: 'tickets.list', code: 'FAULT' }],
  };
}

describe('the report of diagnostics', () => {
  it('holds no name, handle, address or number of anybody in the demo team', () => {
    const [first = ''] = personal().filter((text) => /^[a-z]+$/.test(text));
    for (const home of [`/home/${first}`, `/Users/${first}`, `C:\\Users\\${first}`]) {
      const report = reportOf(factsOf(`${home}/.attune/data`)).toLowerCase();
      const found = personal().filter((text) => report.includes(text.toLowerCase()));
      expect(found).toEqual([]);
    }
    expect(personal().length).toBeGreaterThan(20);
    expect(statSync(DEMO).isDirectory() && readdirSync(DEMO).length).toBeGreaterThan(3);
  });

  it('holds what an engineer asks for first', () => {
    const report = reportOf(factsOf('/home/lin/.attune'));
    for (const fact of [
      'protocol 2',
      'folder ~/…',
      'sync online',
      'cursor 9',
      '0199-device',
      'part q:#1 live 20 rows cd',
      'index 3/4 building',
      '2.5 ms max',
      'abc123 tickets.list FAULT',
      'https://<hub>:8080',
    ]) {
      expect(report).toContain(fact);
    }
  });

  it('names no folder: each may be called after a handle', () => {
    const handles = personal().filter((text) => /^[a-z]+$/.test(text));
    expect(handles.length).toBeGreaterThan(2);
    for (const handle of handles)
      for (const folder of [
        `/srv/desks/${handle}`,
        `/opt/${handle}/data`,
        `D:\\desks\\${handle}`,
        `/home/x/${handle}`,
      ]) {
        expect(reportOf(factsOf(folder)).split(/[\\/\s]/)).not.toContain(handle);
      }
  });

  it('says where a folder begins, whatever the system', () => {
    expect(folderStart('/home/lin/data')).toBe('~/…');
    expect(folderStart('/Users/lin')).toBe('~/…');
    expect(folderStart('/root/data')).toBe('~/…');
    expect(folderStart('C:\\Users\\lin\\AppData')).toBe('~\\…');
    expect(folderStart('D:\\attune')).toBe('D:\\…');
    expect(folderStart('/srv/attune')).toBe('/…');
    expect(folderStart('/homestead/data')).toBe('/…');
  });
});
