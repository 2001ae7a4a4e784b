import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { currentSops, suggestSops } from '#shared/domain/sop/suggest.ts';
import { sopIdOf } from '#shared/domain/sop/index.ts';
import { TABLES, type Entity, type TableName } from '#shared/domain/tables.ts';
import { DAY } from '#shared/kernel/time.ts';
import { readDemoTeam } from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const FOLDER = fileURLToPath(new URL('../../../resources/demo', import.meta.url));
const team = await readDemoTeam(FOLDER, NOW);
const all = <T extends TableName>(tbl: T): Entity[T][] =>
  team.rows.filter((row) => row.tbl === tbl).map((row) => TABLES[tbl].parse(row.data) as Entity[T]);
const [sops, tickets, messages] = [all('sop'), all('ticket'), all('message')];
const steps = sops.flatMap((sop) => sop.steps);

/** What a lead would expect to see beside each ticket, the likeliest first; a ticket that is not here has none. */
const EXPECTED: Readonly<Record<number, readonly string[]>> = {
  48007: ['missed-delivery'],
  48013: ['water-leak'],
  48015: ['repeat-repair'],
  48031: ['refund-not-arrived'],
  48036: ['charge-dispute'],
  48042: ['identity-check'],
  48058: ['repeat-repair'],
  48089: ['personal-data-request'],
  48097: ['water-leak', 'complaint-escalation'],
  48112: ['missed-delivery'],
  48144: ['warranty-check'],
  48147: ['missed-delivery'],
  48149: ['account-closure-bereavement'],
  48150: ['account-closure-bereavement'],
  48152: ['invoice-change'],
  48155: ['refund-not-arrived'],
  48157: ['personal-data-request'],
  48161: ['warranty-check'],
  48173: ['invoice-change'],
  48176: ['repeat-repair', 'complaint-escalation'],
  48178: ['address-change'],
  48185: ['warranty-check'],
  48187: ['router-drops'],
  48192: ['router-drops'],
  48198: ['invoice-change'],
  48201: ['charge-dispute'],
  48205: ['address-change'],
  48211: ['delivery-damaged'],
  48212: ['charge-dispute', 'complaint-escalation'],
  48213: ['refund-not-arrived', 'identity-check'],
  48218: ['charge-dispute'],
  48220: ['router-drops'],
  48221: ['delivery-damaged'],
  48224: ['charge-dispute'],
};

function suggested(ticket: Entity['ticket']): string[] {
  const said = messages.filter(({ ticketId, kind }) => ticketId === ticket.id && kind === 'customer').at(-1);
  const text = `${ticket.subject}\n${said?.body ?? ''}`;
  return suggestSops(sops, { ...ticket, text }).map(({ sop }) => sop.key);
}

describe('the procedures of the demo team, when they are suggested', () => {
  it('come up for most tickets they are made for, the likeliest first, and for no others', () => {
    const found = tickets.map((ticket) => ({ number: ticket.number, keys: suggested(ticket) }));
    const astray = found.filter(({ number, keys }) => keys.some((key) => EXPECTED[number]?.includes(key) !== true));
    expect(astray).toEqual([]);
    const right = found.filter(({ number, keys }) => EXPECTED[number] !== undefined && keys[0] === EXPECTED[number][0]);
    expect(right.length / Object.keys(EXPECTED).length).toBeGreaterThanOrEqual(0.7);
  });

  it('each come up for a ticket', () => {
    const used = new Set(tickets.flatMap(suggested));
    expect(currentSops(sops).flatMap(({ key }) => (used.has(key) ? [] : [key]))).toEqual([]);
  });
});

describe('the procedures of the demo team, what they ask and do', () => {
  it('ask for something in every form, by every kind of field, and fill custom fields of the same kind', () => {
    const fields = steps.flatMap((step) => step.fields ?? []);
    expect(steps.filter(({ kind, fields: own }) => (kind === 'form') !== (own ?? []).length > 0)).toEqual([]);
    expect(new Set(fields.map(({ kind }) => kind)).size).toBe(7);
    const custom = new Map(all('field').map((field) => [field.key, field]));
    for (const { ticketField, kind, options = [] } of fields) {
      if (ticketField === undefined) continue;
      const taking = custom.get(ticketField);
      expect([ticketField, taking?.kind]).toEqual([ticketField, kind]);
      const known = taking?.choices.map(({ key }) => key) ?? [];
      expect(options.filter(({ key }) => !known.includes(key))).toEqual([]);
    }
    expect(fields.filter(({ ticketField }) => ticketField !== undefined).length).toBeGreaterThanOrEqual(10);
  });

  it('do every kind of thing, and ask once more where a mistake is dear', () => {
    const actions = steps.flatMap((step) => step.actions ?? []);
    expect(new Set(actions.map(({ do: what }) => what)).size).toBe(4);
    expect(sops.filter((sop) => sop.steps.some(({ confirm }) => confirm !== undefined)).length).toBeGreaterThanOrEqual(
      8,
    );
    expect(sops.filter(({ skipReasons }) => skipReasons.length > 0).length).toBeGreaterThanOrEqual(2);
    expect(steps.filter(({ softSeconds }) => softSeconds === undefined)).toEqual([]);
  });

  it('were published by a lead, say what changed, and were published in the order of their versions', () => {
    const leads = all('agent').filter(({ role }) => role === 'lead');
    for (const sop of sops) {
      expect([sop.id, leads.some(({ id }) => id === sop.authorId)]).toEqual([sop.id, true]);
      expect(sop.summary).not.toBe('');
      const before = sops.find(({ id }) => id === sopIdOf(sop.key, sop.version - 1));
      if (before) expect(before.publishedAt ?? NOW).toBeLessThan((sop.publishedAt ?? 0) - DAY);
    }
    expect(sops.length).toBeGreaterThan(currentSops(sops).length);
  });
});
