import { getNumber } from '#core/db/meta.ts';
import { changeSet } from '#core/kernel/changes.ts';
import { rebase } from '#core/outbox/index.ts';
import { getRow } from '#core/replica/index.ts';
import { difference, rowsHere } from '#testkit/model-rows.ts';
import { Gone } from './crashing-db.ts';
import type { Device } from './device.ts';
import { hold } from './violation.ts';

/** I5: taking the pending edits off and putting them on again changes nothing. */
export function checkVisible(device: Device): void {
  const before = device.process.read(rowsHere);
  const writer = { agentId: device.name, role: 'agent' as const, writer: device.id };
  device.process.write((tx) => {
    rebase(tx, writer, changeSet(), () => undefined);
  });
  const unlike = difference(before, device.process.read(rowsHere));
  hold('I5', unlike.length === 0, () => `${device.name} sees, and anew: ${unlike.join()}`);
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
