import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { Wording } from '#core/kernel/ports.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { row } from '#testkit/core-team.ts';

const practice = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const REF = { lang: 'en', seed: 4, issue: 'parcel-missing', persona: null, channel: 'chat' } as const;
const MODEL = { isOn: true, url: 'https://models.example.com/v1', model: 'small', key: 'secret' };

let lab: Lab;
let app: AppClient;
let asked: Parameters<Wording>[0][];
let answer: (text: string) => Promise<string>;
beforeEach(async () => {
  asked = [];
  answer = (text) => Promise.resolve(text);
  const wording: Wording = (request) => {
    asked.push(request);
    return answer(request.messages.at(-1)?.content.split('→ ')[1] ?? '');
  };
  lab = openLab({ practice, wording });
  app = lab.desk('one').app;
  await app.session.signIn({ handle: 'tia', password: 'tia-password' });
});
afterEach(() => lab.close());

async function opening(): Promise<{ text: string; spokenBy: string; voice: string | null | undefined }> {
  const { sessionId } = await app.practice.start({ ref: REF });
  await app.practice.answer({});
  await lab.clock.advance(9000);
  const { now } = await app.practice.now({});
  const first = now?.turns.find(({ did }) => did === 'heard');
  await app.practice.end({});
  const { spokenBy } = await app.practice.session({ sessionId });
  await app.practice.leave({});
  return { text: first?.did === 'heard' ? first.text : '', spokenBy, voice: now?.voice };
}

describe('a language model that plays the words', () => {
  test('is asked by nobody unless it was switched on', async () => {
    expect(await opening()).toMatchObject({ spokenBy: 'program', voice: null });
    expect(asked).toEqual([]);
  });

  test('says the lines, is named, and changes neither feeling nor end', async () => {
    const own = await opening();
    await app.practice.setVoice(MODEL);
    answer = (text) => Promise.resolve(`“${text} Honestly.”`);
    const other = await opening();
    expect(other).toEqual({ text: `${own.text} Honestly.`, spokenBy: 'model', voice: 'models.example.com' });
    expect(asked[0]).toMatchObject({ url: MODEL.url, model: 'small', key: 'secret' });
  });

  test.each<[string, (text: string) => Promise<string>]>([
    ['does not answer in time', () => new Promise<string>(() => {})],
    ['fails', () => Promise.reject(new Error('503'))],
    ['says nothing', () => Promise.resolve('  ')],
    ['says too much', () => Promise.resolve('word '.repeat(200))],
    ['adds a number of its own', (text) => Promise.resolve(`${text} Refund 500 to SO99887766.`)],
  ])('is passed over when it %s: the line stands as it was', async (_, given) => {
    const own = await opening();
    await app.practice.setVoice(MODEL);
    answer = given;
    expect(await opening()).toMatchObject({ text: own.text, spokenBy: 'program' });
  });

  test('says nothing before its time, however quick it is', async () => {
    await app.practice.setVoice(MODEL);
    await app.practice.start({ ref: REF });
    await app.practice.answer({});
    await lab.clock.advance(100);
    expect((await app.practice.now({})).now?.turns).toEqual([]);
  });

  test('hears nothing of a case that was made of a real ticket', async () => {
    const { issues } = practice.content('en')!;
    const issue = { ...issues[0]!, key: 'team-1234' };
    lab.hub.accounts.get('tia')?.scope.push('sop:one', 'e:one');
    const scenario = { id: 's1', teamId: 'one', lang: 'en', issue, authorId: 'bo', publishedAt: 1, retiredAt: null };
    lab.hub.store.put([row('scenario', scenario as never)]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    await app.practice.setVoice(MODEL);
    await app.practice.start({ ref: { ...REF, issue: 'team-1234' } });
    await app.practice.answer({});
    await lab.clock.advance(9000);
    expect((await app.practice.now({})).now?.turns.length).toBe(1);
    expect(asked).toEqual([]);
  });

  test('loses its key when another endpoint is named without one', async () => {
    await app.practice.setVoice(MODEL);
    const { key: _, ...without } = MODEL;
    expect(await app.practice.setVoice({ ...without, url: 'https://models.example.com/v2' })).toMatchObject({
      hasKey: true,
    });
    expect(await app.practice.setVoice({ ...without, url: 'https://elsewhere.example.com/v1' })).toMatchObject({
      hasKey: false,
    });
  });

  test('is refused where words would go in clear text over a network, or no model is named', async () => {
    for (const url of ['http://models.example.com', 'ftp://x', 'nonsense', 'https://me:word@models.example.com'])
      await expect(app.practice.setVoice({ ...MODEL, url })).rejects.toMatchObject({
        code: 'UNFIT',
        data: { field: 'url' },
      });
    await expect(app.practice.setVoice({ ...MODEL, model: ' ' })).rejects.toMatchObject({ data: { field: 'model' } });
    expect(await app.practice.setVoice({ ...MODEL, url: 'http://127.0.0.1:11434/v1' })).toMatchObject({ hasKey: true });
  });

  test('keeps its key, and never tells it', async () => {
    await app.practice.setVoice(MODEL);
    const { key: _, ...without } = MODEL;
    expect(await app.practice.setVoice(without)).toEqual({ ...without, hasKey: true });
    expect(JSON.stringify(await app.practice.voice({}))).not.toContain('secret');
  });
});
