import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiskFull } from '#core/db/errors.ts';
import { toBase64 } from '#core/kernel/base64.ts';
import type { Journal } from '#core/kernel/ports.ts';
import { DAY } from '#shared/kernel/time.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

const ANA = { handle: 'ana', password: 'ana-password' };
const note = (body: string) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'note' as const,
  body,
  attachmentIds: [],
  status: null,
});

type Watched = {
  readonly desk: TestDesk;
  readonly appended: { text: string; isDurable: boolean }[];
  isFull: boolean;
  rewriteFails?: boolean;
  journal: () => Journal;
};

/** A desk whose journal is looked over the shoulder, and whose disk fills up on demand. */
function watched(base = lab.desk('one').ports): Watched {
  let journal: Journal | undefined;
  const open: typeof base.replicas.open = async (place) => {
    const parts = await base.replicas.open(place);
    journal = parts.journal;
    const watching: Journal = {
      ...parts.journal,
      get bytes() {
        return parts.journal.bytes;
      },
      rewrite: (lines) => {
        if (seen.rewriteFails === true) throw new DiskFull('journal');
        parts.journal.rewrite(lines);
      },
      append: (lines, options) => {
        if (seen.isFull) throw new DiskFull('journal');
        parts.journal.append(lines, options);
        for (const text of lines) seen.appended.push({ text, ...options });
      },
    };
    return { ...parts, journal: watching };
  };
  const desk = startDesk({ ...base, replicas: { ...base.replicas, open } });
  const seen: Watched = { desk, appended: [], isFull: false, journal: () => journal! };
  return seen;
}
const kinds = ({ appended }: Watched): string[] => appended.map(({ text }) => (JSON.parse(text) as { k: string }).k);
const signIn = async ({ desk }: Watched): Promise<void> => {
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(3000);
};

const save = async ({ desk }: Watched, body: string): Promise<void> => {
  await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body, attachments: [] } });
};
const said = ({ journal }: Watched): boolean[] => {
  const text = journal().read().lines.join();
  return ['her card number', 'we are on it'].map((words) => text.includes(words));
};

describe('the journal of a desk', () => {
  test('has every edit, on the disk, before the call that made it answers', async () => {
    const seen = watched();
    await signIn(seen);
    lab.hub.isDown = true;
    for (const body of ['one', 'two']) {
      await seen.desk.app.messages.add(note(body));
      const last = seen.appended.at(-1);
      expect(last?.isDurable).toBe(true);
      expect(last?.text).toContain(body);
    }
    expect(kinds(seen)).toEqual(['edit', 'edit']);
    await seen.desk.core.stop();
  });

  test('has the latest draft of a ticket, and knows when it was sent', async () => {
    const seen = watched();
    await signIn(seen);
    lab.hub.isDown = true;
    await seen.desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'note', body: 'half a', attachments: [] } });
    expect(seen.appended.at(-1)).toMatchObject({ isDurable: false });
    expect(seen.appended.at(-1)?.text).toContain('half a');
    await seen.desk.app.messages.add(note('half a sentence'));
    const drafts = seen.appended.filter(({ text }) => text.includes('"draft"'));
    expect(JSON.parse(drafts.at(-1)!.text)).toMatchObject({ drafts: [] });
    await seen.desk.core.stop();
  });

  test('that cannot be written costs nobody an edit, and catches up with the next', async () => {
    const seen = watched();
    await signIn(seen);
    lab.hub.isDown = true;
    seen.isFull = true;
    await seen.desk.app.messages.add(note('while the disk was full'));
    expect(kinds(seen)).toEqual([]);
    expect(seen.desk.ports.log.lines.map((line) => line.event)).toContain('journal.behind');
    seen.isFull = false;
    await seen.desk.app.messages.add(note('afterwards'));
    expect(seen.appended.map(({ text }) => (JSON.parse(text) as { mid: number }).mid)).toEqual([1, 2]);
    await seen.desk.core.stop();
  });

  test('is brought level at the next start where a crash came between database and journal', async () => {
    const base = lab.desk('one').ports;
    const first = watched(base);
    await signIn(first);
    lab.hub.isDown = true;
    first.isFull = true;
    await first.desk.app.messages.add(note('never journalled'));
    await first.desk.core.stop();
    const second = watched(base);
    await second.desk.app.session.signIn(ANA);
    expect(second.appended.map(({ text }) => text).join()).toContain('never journalled');
    await second.desk.core.stop();
    const third = watched(base);
    await third.desk.app.session.signIn(ANA);
    expect(third.appended).toEqual([]);
    await third.desk.core.stop();
  });

  test('is brought level at the next start with what the desk has refused, too', async () => {
    const base = lab.desk('one').ports;
    const first = watched(base);
    await signIn(first);
    lab.hub.isDown = true;
    const bytes = new TextEncoder().encode('a photo');
    const { uploadId } = await first.desk.app.attachments.begin({ name: 'p', mime: 'image/png', bytes: bytes.length });
    await first.desk.app.attachments.append({ uploadId, offset: 0, base64: toBase64(bytes) });
    const { id, sha256 } = await first.desk.app.attachments.finish({ uploadId });
    await first.desk.app.messages.add({ ...note('see photo'), attachmentIds: [id] });
    await lab.clock.settle();
    for (const entry of readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true }))
      if (entry.name === sha256) rmSync(join(entry.parentPath, entry.name));
    // The edit is refused here, and neither the journal nor the hub hears of it.
    first.isFull = true;
    lab.hub.isDown = false;
    lab.hub.intercept = ({ path }) => (path === '/sync/v1/push' ? 'unreachable' : undefined);
    await first.desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect((await first.desk.app.outbox.list({})).items).toMatchObject([{ state: 'refused' }]);
    await first.desk.core.stop();
    const second = watched(base);
    await second.desk.app.session.signIn(ANA);
    expect(second.appended.map(({ text }) => JSON.parse(text) as unknown)).toContainEqual(
      expect.objectContaining({ k: 'told', mid: 1 }),
    );
    await second.desk.core.stop();
    const third = watched(base);
    await third.desk.app.session.signIn(ANA);
    expect(kinds(third)).not.toContain('told');
    await third.desk.core.stop();
  });

  test('forgets what a draft once said when the ticket it was written on leaves the desk', async () => {
    const base = lab.desk('one').ports;
    const seen = watched(base);
    await signIn(seen);
    await save(seen, 'she said: her card number');
    await save(seen, 'we are on it');
    expect(said(seen)).toEqual([true, true]);
    const account = lab.hub.accounts.get('ana')!;
    account.scope = account.scope.filter((part) => part !== 'q:q1');
    seen.isFull = true;
    seen.rewriteFails = true;
    await seen.desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(said(seen)).toEqual([true, true]);
    await seen.desk.core.stop();
    // A crash in between costs nothing: the next start finds it.
    const second = watched(base);
    await second.desk.app.session.signIn(ANA);
    expect(said(second)).toEqual([false, true]);
    await second.desk.core.stop();
  });

  test('forgets it at once, while the desk is open', async () => {
    const seen = watched();
    await signIn(seen);
    for (const body of ['her card number', '']) await save(seen, body);
    const account = lab.hub.accounts.get('ana')!;
    account.scope = account.scope.filter((part) => part !== 'q:q1');
    await seen.desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(said(seen)).toEqual([false, false]);
    await seen.desk.core.stop();
  });

  test('says what is decided, so that a rebuilt desk asks for nothing twice', async () => {
    const seen = watched();
    await signIn(seen);
    await seen.desk.app.messages.add(note('sent'));
    await lab.clock.advance(5000);
    expect(kinds(seen)).toEqual(['edit', 'done']);
    await seen.desk.core.stop();
  });

  test('is written anew when most of it is of no use any more: what is a month old and decided goes', async () => {
    const seen = watched();
    await signIn(seen);
    for (let n = 0; n < 1200; n += 1)
      await seen.desk.app.drafts.save({
        ticketId: 't1',
        draft: { kind: 'reply', body: `draft ${n}`, attachments: [] },
      });
    await seen.desk.app.messages.add(note('of last month'));
    await lab.clock.advance(5000);
    const path = readdirSync(lab.folder('one'), { recursive: true, withFileTypes: true }).find(
      (entry) => entry.name === 'outbox.log',
    )!;
    const file = join(path.parentPath, path.name);
    const before = statSync(file).size;
    lab.clock.set(lab.clock.now() + 31 * DAY);
    await seen.desk.app.messages.add(note('of today'));
    await lab.clock.advance(5000);
    await seen.desk.app.session.signOut({});
    await seen.desk.app.session.signIn(ANA);
    expect(statSync(file).size).toBeLessThan(before / 20);
    const text = seen.journal().read().lines.join();
    expect([text.includes('of today'), text.includes('of last month'), text.includes('draft 1199')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(readFileSync(file, 'utf8')).not.toContain('draft');
    await seen.desk.core.stop();
  });
});

test('a file that was taken in and never used leaves the disk after a month, one that a draft names does not', async () => {
  const desk = lab.desk('one');
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(3000);
  const take = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const { uploadId } = await desk.app.attachments.begin({ name: 'a.txt', mime: 'text/plain', bytes: bytes.length });
    await desk.app.attachments.append({ uploadId, offset: 0, base64: toBase64(bytes) });
    return await desk.app.attachments.finish({ uploadId });
  };
  const forgotten = await take('forgotten');
  const inDraft = await take('in a draft');
  await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: '', attachments: [inDraft] } });
  const here = (sha256: string): boolean =>
    readdirSync(lab.folder('one'), { recursive: true }).some((name) => String(name).endsWith(sha256));
  const comeBack = async (): Promise<void> => {
    await desk.app.session.signOut({});
    await desk.app.session.signIn(ANA);
    await lab.clock.advance(1000);
  };
  lab.clock.set(lab.clock.now() + 29 * DAY);
  await comeBack();
  expect([here(forgotten.sha256), here(inDraft.sha256)]).toEqual([true, true]);
  lab.clock.set(lab.clock.now() + 2 * DAY);
  await comeBack();
  expect([here(forgotten.sha256), here(inDraft.sha256)]).toEqual([false, true]);
});
