import { describe, expect, it } from 'vitest';
import { Scorecard } from '#shared/domain/practice/index.ts';
import { PROCEDURE, talkWith } from '#testkit/practice/talks.ts';
import { score } from './score.ts';

const LINES = [
  'c: 押金退了两个星期还没到，我天天查账',
  't: 两个星期天天查账，心里肯定不踏实。先跟您对一下：订单号和手机后四位。',
  'c: QD-558213，6027',
  '> identity=verified',
  't: 会有专人联系您的，请耐心等待。',
];
const TALK = talkWith('zh', LINES, { procedure: PROCEDURE });

describe('a scorecard', () => {
  it('is one the contract knows, and the same on replay', () => {
    const card = score(TALK);
    expect(() => Scorecard.parse(card)).not.toThrow();
    expect(score(structuredClone(TALK))).toEqual(card);
  });

  it('has marks that stand on lines of the conversation', () => {
    const turns = new Set(TALK.lines.map(({ turn }) => turn));
    const strays = score(TALK).marks.filter(({ turn }) => turn !== null && !turns.has(turn));
    expect(strays).toEqual([]);
  });

  it('asks for a better line where something cost or lacked, and only there', () => {
    const card = score(TALK, () => 'better');
    expect(card.marks.filter(({ weight, better }) => weight < 0 && better === null)).toEqual([]);
    expect(card.marks.filter(({ weight, better }) => weight > 0 && better !== null)).toEqual([]);
  });

  it('reads an empty conversation', () => {
    const { points } = score(talkWith('en', []));
    expect(points).toMatchObject({ ownership: expect.any(Number), procedure: null, privacy: 5 });
  });
});
