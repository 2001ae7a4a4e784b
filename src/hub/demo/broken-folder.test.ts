import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDemoTeam } from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const FOLDER = fileURLToPath(new URL('../../../resources/demo', import.meta.url));
const TICKET = join('tickets', '48213.json');

type Ticket = { customer: string; assignee: string | null; lines: Record<string, unknown>[] };

describe('a demo folder with a mistake in it', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-'));
    await cp(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const walked = async (run: object) => {
    const runs = [{ sop: 'identity-check', version: 3, ticket: 48213, agent: 'linxiao', minutesAgo: 20, ...run }];
    await writeFile(join(folder, 'runs.json'), JSON.stringify({ runs, lessons: [] }));
    return readDemoTeam(folder, NOW);
  };

  const edit = async (change: (ticket: Ticket) => void) => {
    const ticket = JSON.parse(await readFile(join(folder, TICKET), 'utf8')) as Ticket;
    change(ticket);
    await writeFile(join(folder, TICKET), JSON.stringify(ticket));
  };

  it('is refused with the name of the file that does not fit', async () => {
    await writeFile(join(folder, TICKET), '{ "number": 48213 }');
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow(/48213\.json[\s\S]*subject/);
    await writeFile(join(folder, TICKET), '{ "number": ');
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('48213.json');
  });

  it('is refused when an article has lost its head', async () => {
    await writeFile(join(folder, 'articles', 'zh', 'refund-timing.md'), '# 退款');
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('refund-timing.md');
  });

  it('is refused when a line has two voices, or none', async () => {
    await edit((ticket) => Object.assign(ticket.lines[0] ?? {}, { reply: 'Both' }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('48213: a line has one voice, not 2');
  });

  it('is refused when nobody is there to say a reply', async () => {
    await edit((ticket) => Object.assign(ticket, { assignee: null }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('48213: who speaks?');
  });

  it('is refused when a ticket names a customer, queue, person or file that is not there', async () => {
    await edit((ticket) => Object.assign(ticket, { customer: 'nobody' }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('customer-nobody');
    await edit((ticket) => Object.assign(ticket, { customer: 'zhou-lan', queue: 'nowhere' }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('queue-nowhere');
    await edit((ticket) => Object.assign(ticket, { queue: 'refunds', assignee: 'stranger' }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('agent-stranger');
    await edit((ticket) => Object.assign(ticket, { assignee: 'linxiao' }));
    await edit((ticket) => Object.assign(ticket.lines[0] ?? {}, { files: ['missing.png'] }));
    await expect(readDemoTeam(folder, NOW)).rejects.toThrow('missing.png');
  });

  it('is refused when a walk names a procedure, a result or a value that is not there, or belongs to nothing', async () => {
    await expect(walked({ acts: [['need', 'yes', 9]] })).resolves.toBeDefined();
    await expect(walked({ version: 2, acts: [] })).rejects.toThrow('no procedure identity-check in version 2');
    await expect(walked({ acts: [['need', 'perhaps', 9]] })).rejects.toThrow('does not fit where the walk stood');
    await expect(walked({ acts: [['need', 'yes', 9, { mood: 'good' }]] })).rejects.toThrow(
      'run.append of agent-linxiao',
    );
    await expect(walked({ ticket: undefined, acts: [] })).rejects.toThrow('about no ticket and no call');
    await expect(walked({ agent: 'xiaomi', acts: [] })).rejects.toThrow('forbidden');
  });
});
