import { getNumber } from '#core/db/meta.ts';
import { changeSet } from '#core/kernel/changes.ts';
import { rebase } from '#core/outbox/index.ts';
import { getRow } from '#core/replica/index.ts';
import { TABLE_NAMES, type TableName } from '#shared/domain/tables.ts';
import { Gone } from './crashing-db.ts';
import type { Device } from './device.ts';
import { hold } from './violation.ts';

/** Rows as everybody has them, without what this desk works out beside them. */
const visible = (device: Device): string =>
  device.process.read((tx) => {
    const idsOf = (tbl: TableName) => tx.all<{ id: string }>(`select id from ${tbl} order by id`);
    return JSON.stringify(TABLE_NAMES.map((tbl) => idsOf(tbl).map(({ id }) => getRow(tx, tbl, id))));
  });

/** I5: taking the pending edits off and putting them on again changes nothing. */
export function checkVisible(device: Device): void {
  const before = visible(device);
  const writer = { agentId: device.name, role: 'agent' as const, writer: device.id };
  device.process.write((tx) => {
    rebase(tx, writer, changeSet(), () => undefined);
  });
  const after = visible(device);
  hold('I5', after === before, () => `${device.name} sees ${before}, and anew ${after}`);
}

/** I10: looked at whenever the screen would look again. */
export function checkLines(device: Device): void {
  try {
    const missing = device.process.read((tx) =>
      [...device.lines].filter(([id, ticketId]) => {
        const ticket = getRow(tx, 'ticket', ticketId);
        // A part that has just been loaded may be ahead of the cursor: what came while it loaded is still to be pulled.
        if (!ticket || ticket.ver > (getNumber(tx, 'cursor') ?? 0)) return false;
        const part = tx.get(`select 1 from part where part = ? and state = 'live'`, [`q:${ticket.data.queueId}`]);
        const refused = `select 1 from pend where mutation ->> '$.message.id' = ? and outcome ->> '$.status' = 'rejected'`;
        return part && !getRow(tx, 'message', id) && !tx.get(refused, [id]);
      }),
    );
    if (missing.length > 0) device.vanished.push(...missing.map(([id]) => id));
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}
