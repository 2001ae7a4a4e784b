import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFeelingModel } from '#shared/guidance/feeling/weights.ts';
import { readFeeling } from '#shared/guidance/feeling/read-feeling.ts';
import type { Feeling } from '#shared/guidance/feeling/feel.ts';
import { Issue, REACTIONS, type Words } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { contentFaults } from '../scenario/check.ts';
import { scenarioFromTicket, type SolvedTicket, type TicketDraft } from './index.ts';

const model = openFeelingModel(
  await readFile(new URL('../../../../resources/guidance/weights/feeling.bin', import.meta.url)),
);
const read = (text: string, earlier: readonly Feeling[]): Feeling => readFeeling(model, text, earlier);

const talk = (subject: string, ...texts: string[]): SolvedTicket => ({
  subject,
  tags: [],
  lines: texts.map((text, at) => ({ by: at % 2 === 0 ? 'customer' : 'agent', text })),
});
const draftOf = (
  ticket: SolvedTicket,
  lang: Language,
  customer: string | null = null,
  people: string[] = [],
): TicketDraft => scenarioFromTicket(ticket, { lang, known: { customer, people }, procedure: null, readFeeling: read });
const issueOf = (draft: TicketDraft): Issue => {
  if (!draft.isDraft) throw new Error(`refused: ${draft.refusal} ${draft.faults.join()}`);
  return draft.issue;
};

const NO_WORDS = Object.fromEntries(REACTIONS.map((reaction) => [reaction, []])) as unknown as Words;
const expectValid = (issue: Issue): void => {
  expect(Issue.parse(issue)).toEqual(issue);
  expect(contentFaults({ issues: [issue], personas: [], words: NO_WORDS })).toEqual([]);
};

const REFUND = talk(
  '周岚 退款 LH20261121001 没到账',
  '我的退款都二十天了还没到账，你们到底退不退，气死我了！',
  '周女士您好，让您等了这么久，换谁都着急。请问订单号是多少？',
  '订单号LH20261121001，手机13800138000。',
  '好的，请问您是用什么银行卡付款的？',
  '招商银行的卡，6222 0212 3456 7894，上个月退的货，邻居陈晓梅帮我寄的',
  '查到了，退款在财务卡住了，我现在就提交加急，明天下午六点前到账，到了我给您打电话。',
  '好，谢谢你，这回说得明白，我等着。',
);

const PARCEL = talk(
  'Parcel never came - Grace Okafor',
  "Hello, my parcel was due on Monday and it still isn't here. I'm really worried it has been stolen.",
  "I'm sorry about the wait, Grace. What is the order number, please?",
  "It's A-104422, and you can ring me on 07700 900123.",
  'Thank you. Where should the courier have left it?',
  'With my neighbour Bogdan Ilie at 16 Alder Row, Leeds LS1 4AB, but he never saw anyone.',
  "I've found it: it went back to the depot because the label was torn. I'll send a new one today and it will be with you by Thursday.",
  'Oh thank you so much, that is a relief. Write to grace.okafor@example.com when it leaves.',
);

describe('a solved conversation becomes a matter to practise on', () => {
  test('with its first words, what was told when asked, and the words of the solution', () => {
    const issue = issueOf(draftOf(REFUND, 'zh', '周岚'));
    expectValid(issue);
    expect(issue.openings.anger?.[0]).toContain('退款都二十天了');
    expect(issue.facts.map(({ key }) => key).slice(0, 2)).toEqual(['order', 'tail']);
    expect(issue.facts[0]?.tell[0]).toContain('{order}');
    expect(issue.facts.some(({ ask, tell }) => ask.join().includes('银行卡') && tell.join().includes('招商银行'))).toBe(
      true,
    );
    expect(issue.answers.words.join()).toMatch(/加急|财务/u);
    expect(issue.answers.accept[0]).toContain('谢谢你');
    expect(issue.company.join()).toContain('财务卡住了');
    expect(Object.values(issue.better).flat().join()).toContain('明天下午六点前到账');
  });

  test('in English as well', () => {
    const issue = issueOf(draftOf(PARCEL, 'en', 'Grace Okafor'));
    expectValid(issue);
    expect(issue.openings.anxiety?.[0]).toContain('due on Monday');
    expect(issue.facts.find(({ ask }) => ask.includes('courier'))?.tell[0]).toContain(
      'neighbour {person1} at {place1}',
    );
    expect(issue.answers.words).toContain('depot');
  });

  test('with the procedure that was walked, and the result of each step', () => {
    const procedure = {
      key: 'refund-not-arrived',
      steps: [
        { step: 'identity', result: 'verified' },
        { step: 'tell', result: null },
      ],
    };
    const draft = scenarioFromTicket(REFUND, {
      lang: 'zh',
      known: { customer: '周岚', people: [] },
      procedure,
      readFeeling: read,
    });
    expect(issueOf(draft)).toMatchObject({ procedure: 'refund-not-arrived', truth: { identity: 'verified' } });
  });

  test('the same every time', () => {
    expect(draftOf(PARCEL, 'en')).toEqual(draftOf(PARCEL, 'en'));
  });
});

describe('personal data', () => {
  test.each([
    ['zh', REFUND, '周岚', ['周', 'LH2026', '13800138000', '6222', '陈晓梅', '晓梅']],
    ['en', PARCEL, 'Grace Okafor', ['Grace', 'Okafor', '104422', '900123', 'Bogdan', 'Ilie', 'Alder', 'LS1', '@']],
  ] as const)('does not stand in what is returned: %s', (lang, ticket, customer, gone) => {
    const draft = draftOf(ticket, lang, customer);
    const { looks: _, ...kept } = draft as Extract<TicketDraft, { isDraft: true }>;
    const all = JSON.stringify({ ...kept, looks: _ });
    for (const word of gone) expect(all).not.toContain(word);
  });

  test('is listed by kind and by what stands in its place', () => {
    const draft = draftOf(REFUND, 'zh', '周岚');
    expect(draft.isDraft && draft.removed).toEqual(
      expect.arrayContaining([
        { kind: 'name', placeholder: '{name}', line: 1 },
        { kind: 'order-number', placeholder: '{order}', line: 2 },
        { kind: 'phone', placeholder: '尾号{tail}的手机', line: 2 },
        { kind: 'name', placeholder: '{person1}', line: 4 },
      ]),
    );
  });

  test('of one person has one placeholder through the conversation, of another another', () => {
    const issue = issueOf(
      draftOf(
        talk(
          '',
          '上门的刘师傅把墙钻裂了，刘师傅还说不归他管，孙师傅也在场',
          '请问是哪天上门的？',
          '上周六下午，刘师傅和孙师傅一起来的，墙现在还裂着',
          '我现在就登记，明天上午十点前安排人上门看，由我跟到底。',
        ),
        'zh',
      ),
    );
    const [opening = ''] = Object.values(issue.openings).flat();
    expect(opening).toMatch(/^上门的(\{family\d\})师傅.*\1师傅还说.*(?!\1)\{family\d\}师傅也在场/u);
    const [one = [], other = []] = Object.values(issue.slots);
    expect(one.filter((word) => other.includes(word))).toEqual([]);
  });

  test('words that look like names and stayed are shown to the lead', () => {
    const lines = talk(
      '',
      'My friend wanted me to meet Mark at the flat, and the router he left there drops every evening.',
      'What lights does it show?',
      'The third one is red, and it stays red until somebody restarts it.',
      "That is the line. I'll book an engineer for tomorrow before noon, and I'll call you when it's done.",
    );
    const draft = draftOf(lines, 'en');
    expect(draft.isDraft && draft.looks.map(({ code }) => code)).toContain('few-ways-to-tell');
  });
});

test('signs of templates in a conversation are none in the draft', () => {
  const issue = issueOf(
    draftOf(
      talk(
        '',
        '路由器每天晚上都断网[抓狂]，{重启}也没用|试过三次，我真的受不了了',
        '请问什么时候断的？',
        '每天晚上八点[怒]，到十点才好',
        '这是信道拥堵，我现在就远程换信道，今晚九点前再看一次。',
      ),
      'zh',
    ),
  );
  expectValid(issue);
  expect(Object.values(issue.openings).flat().join()).not.toMatch(/[[\]{}|]|抓狂/u);
});

test('of a long conversation the beginning and the end are read, which is said; each removed place keeps its line', () => {
  const filler = Array.from({ length: 200 }, (_, i) => [`再等等，第${i}次了`, `好的，第${i}次记录，李秋水在跟`]).flat();
  const [first = '', ...rest] = REFUND.lines.map(({ text }) => text);
  const reads: string[] = [];
  const draft = scenarioFromTicket(talk('', first, ...filler.slice(1, -1), ...rest), {
    lang: 'zh',
    known: { customer: '周岚', people: [] },
    procedure: null,
    readFeeling: (text, earlier: readonly Feeling[]) => {
      reads.push(text);
      return read(text, earlier);
    },
  });
  expect(issueOf(draft).answers.words.join()).toMatch(/加急|财务/u);
  expect(reads.length).toBeLessThan(70);
  expect(draft.isDraft && draft.looks[0]).toMatchObject({ code: 'partly-read' });
  expect(draft.isDraft && Math.max(...draft.removed.map(({ line }) => line ?? 0))).toBeGreaterThan(390);
});

describe('no draft comes of', () => {
  test.each([
    ['too-few-lines', talk('', '退款二十天没到账，怎么回事，麻烦查一下', '已经提交加急，明天六点前到账。')],
    ['too-short', talk('', '在吗', '您好，请讲', '好的', '已经提交加急，明天六点前到账。')],
    [
      'other-language',
      talk(
        '',
        'My refund has not come for twenty days now',
        '您好',
        'Please tell me where it is, I need it',
        '已经提交加急，明天六点前到账。',
      ),
    ],
    [
      'nothing-solved',
      talk('', '退款二十天没到账，怎么回事，麻烦查一下', '您好', '快说话啊，到底什么时候能退给我', '嗯嗯'),
    ],
    ['too-few-lines', talk('')],
  ] as const)('%s', (refusal, ticket) => {
    expect(draftOf(ticket, 'zh')).toMatchObject({ isDraft: false, refusal });
  });
});

/** Conversations of others, which may not be part of this repository. */
const FOLDER = process.env['ATTUNE_DATA'];
const FILES = [
  ['zh', 'zh_stc3_dialogues.jsonl'],
  ['en', 'star_dialogues.jsonl'],
] as const;
type Dialogue = { turns: { speaker: string; text: string }[] };
/** Hotlines of companies are nobody's own. */
const LEFT = /[\w.]+@\w+\.\w|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx]|\b(?!400|800)\d{3}[-. ]\d{3}[-. ]\d{4}\b/u;

describe.skipIf(FOLDER === undefined || !FILES.every(([, file]) => existsSync(join(FOLDER, file))))(
  'conversations of others (skipped where ATTUNE_DATA names no folder that holds them)',
  () => {
    test.each(FILES)(
      '%s: each gives a valid draft or a reason, and none keeps a number of somebody',
      async (lang, file) => {
        const lines = (await readFile(join(FOLDER ?? '', file), 'utf8')).split('\n').filter((line) => line !== '');
        const drafts = lines.map((line) => {
          const { turns } = JSON.parse(line) as Dialogue;
          const said = turns.flatMap(({ speaker, text }) =>
            speaker === 'customer' || speaker === 'agent' ? ([{ by: speaker, text }] as const) : [],
          );
          return draftOf({ subject: '', tags: [], lines: said }, lang);
        });
        const issues = drafts.flatMap((draft) => (draft.isDraft ? [draft.issue] : []));
        expect(drafts.filter((draft) => !draft.isDraft && draft.refusal === 'unusable')).toEqual([]);
        expect(issues.length).toBeGreaterThan(300);
        for (const issue of issues) {
          expectValid(issue);
          expect(JSON.stringify(issue)).not.toMatch(LEFT);
        }
      },
      300_000,
    );
  },
);
