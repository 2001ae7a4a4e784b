import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problemsOf } from '#shared/domain/sop/check.ts';
import { importSop } from '#shared/domain/sop/exchange.ts';
import { graphOf } from '#shared/domain/sop/graph.ts';
import type { RunEntry, SopContent } from '#shared/domain/sop/index.ts';
import { walk } from '#shared/domain/sop/walk.ts';
import { dataPath, readData, whyWithout } from '#testkit/shared-data.ts';
import { main } from '../convert-sops.ts';
import { convertFile, type Converted } from './convert.ts';

type Edge = { readonly step: string; readonly result: string; readonly to: string | null };
const edgesOf = ({ steps }: SopContent): Edge[] =>
  steps.flatMap(({ key, next }) => Object.entries(next).map(([result, to]) => ({ step: key, result, to })));

/** The edges of a shortest way to a step. */
function wayTo(content: SopContent, goal: string): Edge[] {
  const ways = new Map<string, Edge[]>([[content.start, []]]);
  for (const [key, way] of ways) {
    for (const edge of edgesOf(content).filter(({ step }) => step === key)) {
      if (edge.to !== null && !ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
    }
  }
  return ways.get(goal) ?? [];
}

function wayOn(content: SopContent, from: string | null): Edge[] {
  if (from === null) return [];
  const graph = graphOf(content);
  const ahead = (edge: Edge): number => (edge.to === null ? 0 : graph.shortest(edge.to));
  const [best] = edgesOf(content)
    .filter(({ step }) => step === from)
    .toSorted((a, b) => ahead(a) - ahead(b));
  return best ? [best, ...wayOn(content, best.to)] : [];
}

const walked = (content: SopContent, way: readonly Edge[]) => {
  const entries = way.map(({ step, result }, i) => ({
    did: 'result',
    id: `e${i}`,
    step,
    result,
    values: {},
    at: i,
    agentId: 'a',
  }));
  return walk(content, { startedAt: 0, entries: entries as unknown as RunEntry[] });
};

function expectWalkable({ content }: Converted): void {
  expect(problemsOf(content).filter(({ isHint }) => !isHint)).toEqual([]);
  for (const edge of edgesOf(content)) {
    const way = [...wayTo(content, edge.step), edge, ...wayOn(content, edge.to)];
    const end = walked(content, way);
    expect(end).toMatchObject({ state: 'completed', misfits: [] });
    expect(end.trail).toHaveLength(way.length);
  }
}

const action = (button: string, text: string) => ({ type: 'interaction', button, text, subtext: ['x'] });
const converted = (name: string) => convertFile(JSON.parse(readData(name))) ?? [];

test('a task whose edges are named by their answers is converted as it stands', () => {
  const task = { replies: { hello: 'Hello?', a: 'A', b: 'B' }, graph: { hello: { yes: 'a', no: 'b' } } };
  const [one] = convertFile({ small_task: task }) ?? [];
  expect(one?.key).toBe('star-small-task');
  expect(one?.content.steps[0]).toMatchObject({ kind: 'choice', next: { yes: 'a', no: 'b' } });
  if (one) expectWalkable(one);
});

test('what may be left out and what may end it are results of their own', () => {
  const actions = [
    action('N/A', 'If they complain'),
    action('End Conversation', 'Say'),
    action('End Conversation', 'Say'),
  ];
  const flow = { actions, instructions: ['Begin', 'Wrap up'] };
  const [one] = convertFile({ guidelines: { Flow: { subflows: { 'Small One': flow } } } }) ?? [];
  expect(one?.content.steps.map(({ key, next }) => [key, next])).toEqual([
    ['begin-here', { done: 'if-they-complain' }],
    ['if-they-complain', { done: 'end-conversation', 'not needed': 'end-conversation' }],
    ['end-conversation', { 'go on': 'end-conversation-2', end: 'wrap-up' }],
    ['end-conversation-2', { 'go on': 'wrap-up', end: 'wrap-up' }],
    ['wrap-up', { done: null }],
  ]);
  if (one) expectWalkable(one);
});

test('any other file is not converted', () => {
  for (const data of [undefined, null, 5, [], {}, { a: 1 }, { a: { replies: {} } }])
    expect(convertFile(data)).toBeUndefined();
});

const why = whyWithout('star_sops.json', 'abcd_guidelines.json');

describe.skipIf(why !== undefined)(`procedures of others${why === undefined ? '' : ` (${why})`}`, () => {
  let folder: string;
  let said: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attune-sops-'));
    said = [];
    for (const way of ['log', 'error'] as const) {
      vi.spyOn(console, way).mockImplementation((line: unknown) => void said.push(String(line)));
    }
  });
  afterEach(() => {
    process.exitCode = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  test('all twenty tasks of STAR become procedures in which every edge lies on a walk to the end', () => {
    const all = converted('star_sops.json');
    expect(all).toHaveLength(20);
    for (const one of all) expectWalkable(one);
  });

  test('all forty-eight subflows of ABCD become procedures in which every edge lies on a walk to the end', () => {
    const all = converted('abcd_guidelines.json');
    expect(new Set(all.map(({ key }) => key)).size).toBe(48);
    for (const one of all) expectWalkable(one);
  });

  test('the command writes files that a desk reads', async () => {
    await main(['--from', dataPath('star_sops.json'), '--to', folder]);
    expect(said.at(-1)).toBe(`20 procedures are in ${folder}.`);
    for (const name of readdirSync(folder)) {
      const read = importSop(readFileSync(join(folder, name), 'utf8'));
      expect(read.ok && `${read.key}.json`).toBe(name);
    }
  });

  test('the command says what it cannot read', async () => {
    await main(['--from', dataPath('SOURCES.json'), '--to', folder]);
    expect(said.join()).toContain('holds neither the tasks of STAR nor the guidelines of ABCD');
    await main(['--from', join(folder, 'nothing.json'), '--to', folder]);
    expect(said.join()).toContain('there is no file');
    expect(process.exitCode).toBe(2);
  });
});
