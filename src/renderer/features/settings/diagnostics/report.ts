import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';

const UNIX_HOME = /^(?:\/(?:home|Users)\/[^/]+|\/root)(?:\/|$)/;
const WINDOWS_HOME = /^[A-Za-z]:[\\/](?:Users|Documents and Settings)[\\/]/i;

/**
 * Where a folder begins, and no more: `/home/lin/data` → `~/…`, `D:\desks\lin` → `D:\…`. Any folder may be named after
 * somebody: a home by their login, a desk by their handle.
 */
export function folderStart(path: string): string {
  if (UNIX_HOME.test(path)) return '~/…';
  if (WINDOWS_HOME.test(path)) return '~\\…';
  const drive = /^[A-Za-z]:/.exec(path)?.[0];
  return drive === undefined ? '/…' : `${drive}\\…`;
}

/** The hub by its scheme and port alone: a host name may be a person's computer. */
function hubPlace(url: string): string {
  try {
    const { protocol, hostname, port } = new URL(url);
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return `${protocol}//${isHere ? hostname : '<hub>'}${port === '' ? '' : `:${port}`}`;
  } catch {
    return '<hub>';
  }
}

/** A part without the person it belongs to; queues and spaces are words of the team, so they stay out too. */
function partNames(parts: Diagnostics['sync']['parts']): Map<string, string> {
  const count = new Map<string, number>();
  return new Map(
    parts.map(({ part }) => {
      const kind = part.split(':')[0] ?? '';
      const n = (count.get(kind) ?? 0) + 1;
      count.set(kind, n);
      return [part, kind === 'dir' ? 'dir' : `${kind}:#${n}`];
    }),
  );
}

const time = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString());

/**
 * Everything the page shows as plain text, to be sent to somebody else: English, ISO times, bytes and ms. Counts, codes, ids
 * of machines and times only; a folder is named by where it begins, the hub has no name, parts are numbered.
 */
export function reportOf(facts: Diagnostics): string {
  const { versions, desk, sync, outbox, rows, index, slow, faults } = facts;
  const names = partNames(sync.parts);
  const { status } = sync;
  const lines = [
    `Attune diagnostics ${time(facts.at)}`,
    '',
    `desk ${versions.desk} · protocol ${versions.protocol} · schema ${versions.schema} · hub ${versions.hub ?? '-'}`,
    `runtime ${versions.runtime} · sqlite ${versions.sqlite} · shell ${desk.shell} · key ${desk.keyProtection}`,
    `folder ${folderStart(desk.dataFolder)}`,
    `replica ${desk.replicaBytes} · wal ${desk.walBytes} · files ${desk.filesBytes} · free ${desk.freeBytes ?? '-'} · memory ${desk.memoryBytes}`,
    '',
    `sync ${status.state}${status.reason === null ? '' : ` (${status.reason})`} · last contact ${time(status.lastContactAt)} · next try ${time(status.nextTryAt)}`,
    `hub ${hubPlace(sync.hubUrl)} · epoch ${sync.epoch} · cursor ${sync.cursor} · device ${sync.deviceId} · clock skew ${sync.clockSkewMs ?? '-'} ms`,
    ...sync.parts.map(({ part, state, rows: n, sum }) => `  part ${names.get(part)} ${state} ${n} rows ${sum}`),
    '',
    `outbox waiting ${outbox.waiting} · sent ${outbox.sent} · unread ${outbox.unread} · oldest ${time(outbox.oldestAt)}`,
    `index ${index.done}/${index.total}${index.isBuilding ? ' building' : ''}`,
    ...Object.entries(rows).map(([table, n]) => `  rows ${table} ${n}`),
    '',
    `slow statements ${slow.length}`,
    ...slow.map(
      ({ sql, count, totalMs, maxMs }) =>
        `  ${maxMs.toFixed(1)} ms max · ${totalMs.toFixed(1)} ms in ${count} · ${sql}`,
    ),
    `faults ${faults.length}`,
    ...faults.map(({ at, reference, call, code }) => `  ${time(at)} ${reference} ${call} ${code}`),
  ];
  return lines.join('\n');
}
