import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, takenBy } from './action-catalogue.ts';

/** Keys that belong to something passing: a dialog, a bar that comes and goes, numbers over a list. */
const PASSING = new Set([
  'admin.save',
  'health.save',
  'list.unmark',
  'outbox.retry',
  'notices.dismiss-all',
  'ticket.undo',
  'view.close-side',
]);
const PASSING_GROUPS = /^(editor|checklist|review|bulk|session\.demo-|search\.run )/;

/** What the sources register: every literal id that has a literal key beside it. */
function registered(): { id: string; keys: string; file: string }[] {
  const root = new URL('..', import.meta.url).pathname;
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/[.]test[.]tsx?$|catalogue/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(`${root}${file}`, 'utf8');
    return [...text.matchAll(/\bid: '([a-z]+[.][a-z-]+)',([^{}]*?)\bkeys: '([^']+)'/g)].map(
      ([, id = '', , keys = '']) => ({
        id,
        keys,
        file,
      }),
    );
  });
}

const lasting = ({ id }: { id: string }): boolean => !PASSING.has(id) && !PASSING_GROUPS.test(id);

describe('the catalogue of keys', () => {
  it('names every action that the sources give a key, with that key', () => {
    const found = registered().filter(lasting);
    expect(found.length).toBeGreaterThan(20);
    const wrong = found.filter(({ id, keys }) => CATALOGUE.find((one) => one.id === id)?.keys !== keys);
    expect(wrong).toEqual([]);
  });

  it('names each action once, and no two that could meet share a key', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    const shared = CATALOGUE.map((one) => [one.id, takenBy(one, one.keys, {})?.id]).filter(([, other]) => other);
    expect(shared).toEqual([]);
  });

  it('gives the keys of a contact to nothing else: it rings over every screen', () => {
    const keys = new Set(CATALOGUE.filter(({ group }) => group === 'contact').map((one) => one.keys));
    const root = new URL('..', import.meta.url).pathname;
    const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/[.]test[.]|catalogue/.test(file));
    const used = files.flatMap((file) =>
      [...readFileSync(`${root}${file}`, 'utf8').matchAll(/'((?:alt|mod)[+][a-z0-9+]+)'/g)].flatMap(([, key = '']) =>
        keys.has(key) ? [[key, file] as const] : [],
      ),
    );
    expect(new Set(used.map(([key]) => key))).toEqual(keys);
    expect(used.filter(([, file]) => !file.startsWith('features/contacts/'))).toEqual([]);
  });

  it('says who has a key, with the agent’s own keys in the place of the product’s', () => {
    const reply = CATALOGUE.find(({ id }) => id === 'message.reply')!;
    expect(takenBy(reply, 'e', {})?.id).toBe('ticket.solve');
    expect(takenBy(reply, 'e', { 'ticket.solve': 'y' })).toBeUndefined();
    expect(takenBy(reply, 'y', { 'ticket.solve': 'y' })?.id).toBe('ticket.solve');
    expect(takenBy(reply, 'g', {})?.id).toBe('go.inbox');
    expect(takenBy(reply, 'h', {})).toBeUndefined();
    expect(takenBy(reply, 'e', { 'ticket.solve': '' })).toBeUndefined();
  });
});
