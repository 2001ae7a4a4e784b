import { TABLE_NAMES, type TableName } from '#shared/domain/tables.ts';
import { createContents, createUploads } from './attachments/index.ts';
import { forgetLinesFrom } from './contacts/index.ts';
import type { CorePorts } from './core-ports.ts';
import { setMeta } from './db/meta.ts';
import { migrate } from './db/migrate.ts';
import type { Db, ReadableDb, WritableDb } from './db/types.ts';
import type { Seat } from './desk-routers.ts';
import { openDesk, type OpenDesk } from './desk/index.ts';
import { createRing, Readers } from './events/index.ts';
import { HubUnreachable, type Intents, type Transport } from './kernel/ports.ts';
import { Refusal } from './kernel/refusal.ts';
import { createMiner } from './knowledge/index.ts';
import type { OpenStage, Setting, Stage } from './practice/index.ts';
import { getRow, putRow, removeRow } from './replica/index.ts';
import { ringHooks } from './ring-hooks.ts';

/** What the team has agreed on and knows goes along; nothing of any customer. */
const TAKEN_ALONG: readonly TableName[] = [
  'article',
  'calendar',
  'card',
  'field',
  'load',
  'macro',
  'policy',
  'sop',
  'synonym',
  'tag',
  'team',
];
/** Of articles the newest: enough to find what helps, quick enough to begin at once. */
const MOST_ROWS = 400;

function takeAlong(from: ReadableDb, db: Db): void {
  db.write((tx) => {
    for (const tbl of TAKEN_ALONG)
      for (const { id } of from.all<{ id: string }>(`select id from ${tbl} order by ver desc limit ?`, [MOST_ROWS])) {
        const row = getRow(from, tbl, id);
        if (row) putRow(tx, tbl, row.data, 1);
      }
  });
}

/** What the scene does to the desk, beside what the person there does. */
const openStage = (here: () => OpenDesk): OpenStage => ({
  desk: here().desk,
  hear: (event) => void here().contacts.hear(event, 'desk'),
  put: (rows, gone = []) => {
    here().desk.writeLocal((tx, changed) => {
      for (const { tbl, data } of rows) {
        putRow(tx, tbl, data, 1);
        changed.add(tbl, data.id);
      }
      for (const { tbl, id } of gone) {
        removeRow(tx, tbl, id);
        changed.add(tbl, id);
      }
    });
  },
  unsay: (contactId, fromAt) => {
    here().desk.writeLocal((tx, changed) => {
      forgetLinesFrom(tx, contactId, fromAt);
      changed.add('contact_line', contactId);
    });
  },
});

/** Nobody answers: a desk on which one practises reaches no hub, whatever it tries. */
const nowhere = ({ hubUrl }: Transport): Transport => ({
  hubUrl,
  request: () => Promise.reject(new HubUnreachable('practice')),
});

/** Asks what the real desk has learned, and teaches it nothing. */
const borrowed = (intents: Intents): Intents => ({
  learn: () => Promise.resolve(),
  ask: (text) => intents.ask(text),
  isReady: () => intents.isReady(),
  stop: () => undefined,
});

/** A procedure of the setting stands for all that the team has of it: a newer version there does not fit, or is retired. */
function makeRoom(db: WritableDb, rows: Setting['rows']): void {
  for (const row of rows)
    if (row.tbl === 'sop')
      for (const { id } of db.all<{ id: string }>('select id from sop where key = ?', [row.data.key]))
        removeRow(db, 'sop', id);
}

function fill(db: Db, { agent, rows, from }: Setting): void {
  migrate(db);
  from.read((real) => takeAlong(real, db));
  db.write((tx) => {
    setMeta(tx, 'agent', JSON.stringify(agent));
    setMeta(tx, 'device', 'practice');
    makeRoom(tx, rows);
    for (const { tbl, data } of rows) if (TABLE_NAMES.includes(tbl)) putRow(tx, tbl, data, 1);
  });
}

/**
 * The desk on which one practises: a whole one, with its own replica in memory, seen through `seat`. Invariants:
 * 1. Nothing of it reaches the real desk, the hub or the disk; nothing of any customer comes into it.
 * 2. At most one is open; closing it leaves nothing.
 */
export function createStage(ports: CorePorts): Stage & { readonly seat: Seat } {
  const ring = createRing();
  const readers = new Readers(() => undefined);
  let open: OpenDesk | null = null;
  let procedure: string | null = null;
  const here = (): OpenDesk => {
    if (!open) throw new Refusal('NOT_FOUND');
    return open;
  };
  const close = (): void => {
    const ended = open;
    open = null;
    ended?.close();
    seat.uploads.discardAll();
    seat.contents.forget();
    seat.miner.stop();
    ring.publish({ type: 'session' });
  };
  const begin: Stage['open'] = (setting) => {
    close();
    procedure = setting.procedure;
    const parts = ports.replicas.inMemory();
    fill(parts.db, setting);
    const hooks = ringHooks(ring, readers);
    open = openDesk(
      {
        ...ports,
        ...hooks,
        transport: nowhere(ports.transport),
        announce: (changes) => {
          hooks.announce(changes);
          setting.onChanges(changes);
        },
        onContact: (news) => {
          hooks.onContact(news);
          if (news.type === 'contact') setting.onContact(news.data.contact);
          if (news.type === 'gone') setting.onGone();
        },
      },
      { ...parts, accessToken: null, onLease: nothing, onRevoked: nothing, onDamaged: nothing },
    );
    ring.publish({ type: 'session' });
    return openStage(here);
  };
  const seat: Seat = {
    ring,
    readers,
    uploads: createUploads(),
    contents: createContents(),
    miner: createMiner(ports.clock, ports.log),
    intents: borrowed(ports.intents),
    desk: () => here().desk,
    contacts: () => here().contacts,
    load: () => here().load,
    status: () => here().sync.status(),
    isOpen: () => open !== null,
    fitting: () => procedure,
  };
  return { open: begin, close, seat };
}

const nothing = (): void => undefined;
