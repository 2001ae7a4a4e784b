import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnFeeling } from '#shared/guidance/feeling/learn-feeling.ts';
import { readCourse } from '#shared/guidance/feeling/read-feeling.ts';
import { packFeelingModel } from '#shared/guidance/feeling/weights.ts';
import { silentLog, type Log } from '../kernel/ports.ts';
import { feelingReader } from './feeling.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-feelings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const LINES = {
  anger: ['太过分了，我要投诉', '你们怎么回事，气死我了', 'this is outrageous', 'I am furious with you'],
  neutral: ['滤芯多久换一次', '请问几点上班', 'how often is the filter changed', 'what are your hours'],
} as const;
const examples = (['anger', 'neutral'] as const).flatMap((emotion) =>
  [1, 2, 3].flatMap(() =>
    LINES[emotion].map((text) => ({
      text,
      emotion,
      intensity: emotion === 'anger' ? 2 : 0,
      polarity: emotion === 'anger' ? -1 : 0,
      needs: [],
      escalate: false,
      isEvidence: () => false,
    })),
  ),
);

test('with weights it reads words after those before; without, or with damaged ones, nothing, and the log says so', async () => {
  const said: string[] = [];
  const log: Log = { ...silentLog, error: (event) => void said.push(event) };
  const file = join(folder, 'feeling.weights');
  expect((await feelingReader(file, log))('气死我了', [])).toBeNull();
  await writeFile(file, 'not weights');
  expect((await feelingReader(file, log))('气死我了', [])).toBeNull();
  expect(said).toEqual(['bot-reads-no-feelings', 'bot-reads-no-feelings']);
  const model = learnFeeling(examples, seededFrom(1));
  await writeFile(file, packFeelingModel(model, []));
  const read = await feelingReader(file, log);
  for (const [text, ...earlier] of [
    ['太过分了，我要投诉'],
    ['I am furious', 'hello'],
    ['又来了', '一', '二', '三', '四'],
  ])
    expect(read(text ?? '', earlier)).toEqual(readCourse(model, [...earlier.slice(-3), text ?? '']).at(-1));
  expect(said).toHaveLength(2);
});
