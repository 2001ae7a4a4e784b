import { describe, expect, it } from 'vitest';
import { readDemoTeam } from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const FOLDER = new URL('../../../resources/demo', import.meta.url).pathname;

describe('the demo team', () => {
  it('gives every row an id of its own', async () => {
    const team = await readDemoTeam(FOLDER, NOW);
    expect(new Set(team.rows.map((row) => row.id)).size).toBe(team.rows.length);
  });
});
