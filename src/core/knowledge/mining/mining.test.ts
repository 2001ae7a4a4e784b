import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeSet } from '#core/kernel/changes.ts';
import { putRow } from '#core/replica/index.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, anArticle, aTicket, row, T0 } from '#testkit/core-team.ts';
import type { ModelRow } from '#testkit/transport-model-store.ts';
import { leastAsked, mine, NEWEST_TICKETS, type Result } from './mine.ts';
import { questionIn } from './question.ts';
import { dismiss, keepMined } from './store.ts';
import { cosine, normal, termsOf, weightsOver } from './terms.ts';
import { openMigrated } from '#testkit/migrated.ts';

/** What customers asked; each line is a ticket of its own. */
const ASKED = {
  refund: [
    '退款到账要几天？',
    '我的退款到账了吗，要几天到',
    '退款几天能到账',
    '退款到账时间是几天呀',
    '退款三天了还没到账，到底要几天？',
  ],
  pairing: [
    '路由器配对一直闪黄灯',
    '路由器配对不上，闪黄灯怎么办',
    '新买的路由器配对时闪黄灯',
    '配对的时候路由器只闪黄灯',
  ],
  filter: [
    'How do I reset the filter light?',
    'reset filter light after changing it',
    'The filter light will not reset, how can I reset it?',
  ],
  rare: ['我想要一台会唱歌的电饭煲', 'Is the box made of bamboo?', '能不能寄到南极'],
};

function ticketRows(texts: readonly string[], at = T0): ModelRow[] {
  return texts.flatMap((body, i) => {
    const id = `t-${at}-${i}`;
    return [
      row('ticket', aTicket(id, { number: at - T0 + i + 1, updatedAt: at + i, customerId: `c-${at}-${i}` as never })),
      row('message', aMessage(`m-${at}-${i}`, { ticketId: id as never, body, at: at + i })),
    ];
  });
}

function mined(rows: readonly ModelRow[]): Result & { steps: number } {
  const db = openMigrated();
  db.write((tx) => {
    for (const { tbl, data } of rows) putRow(tx, tbl, data, 1);
  });
  const steps = mine(db.read);
  for (let n = 1; ; n += 1) {
    const step = steps.next();
    if (step.done === true) return { ...step.value, steps: n };
    expect(step.value).toBeGreaterThanOrEqual(0);
    expect(step.value).toBeLessThanOrEqual(1);
  }
}

describe('mining', () => {
  const all = Object.values(ASKED).flat();

  test('finds what several customers ask in about the same words, the most asked first, and no accident', () => {
    const { mined: found, tickets } = mined(ticketRows(all));
    expect(tickets).toBe(all.length);
    expect(found.map(({ count }) => count)).toEqual([5, 4, 3]);
    const said = found.map(({ examples }) => examples.map(({ text }) => text).toSorted());
    expect(said).toEqual([ASKED.refund.toSorted(), ASKED.pairing.toSorted(), ASKED.filter.toSorted()]);
    expect(found.map(({ words }) => words.length > 0)).toEqual([true, true, true]);
    expect(found[0]?.words.join()).toContain('退款');
  });

  test('needs several customers: one who asks again and again is no frequent question', () => {
    const rows = ticketRows(ASKED.refund).map((one) =>
      one.tbl === 'ticket' ? row('ticket', { ...one.data, customerId: 'c1' as never }) : one,
    );
    expect(mined(rows).mined).toEqual([]);
  });

  test('of few tickets shows what two customers ask, of many what three do', () => {
    const two = ASKED.filter.slice(0, 2);
    expect(mined(ticketRows([...two, ...ASKED.rare])).mined.map(({ count }) => count)).toEqual([2]);
    expect([leastAsked(60), leastAsked(299), leastAsked(300), leastAsked(5000)]).toEqual([2, 2, 3, 3]);
  });

  test('names whole words that its questions share', () => {
    const [refund] = mined(ticketRows(all)).mined;
    expect(refund?.words.toSorted()).toEqual(['几天', '到账', '退款'].toSorted());
  });

  test('leaves out what agents answer with an article, whatever its words', () => {
    const rows = ticketRows(ASKED.pairing).map((one, i) =>
      one.tbl === 'ticket' && i > 0 ? row('ticket', { ...one.data, articleIds: ['k1'] as never }) : one,
    );
    const other = { title: 'Something else', questions: [], body: 'Nothing of that.' };
    expect(mined([...rows, row('article', anArticle('k1', other))]).mined).toEqual([]);
    const archived = row('article', anArticle('k1', { ...other, status: 'archived' }));
    expect(mined([...rows, archived]).mined.map(({ count }) => count)).toEqual([4]);
  });

  test('gives the same answer to the same tickets', () => {
    expect(mined(ticketRows(all))).toEqual(mined(ticketRows(all)));
  });

  test('of nothing finds nothing', () => {
    expect(mined([])).toMatchObject({ mined: [], tickets: 0 });
    expect(mined(ticketRows(['你好', '在吗', '谢谢']))).toMatchObject({ mined: [], tickets: 3 });
  });
});

const kept = () => {
  const db = openMigrated();
  const rows = ticketRows(ASKED.refund);
  const changed = changeSet();
  db.write((tx) => {
    for (const { tbl, data } of rows) putRow(tx, tbl, data, 1);
  });
  const { mined: found, tickets } = mined(rows);
  db.write((tx) => keepMined(tx, found, { minedAt: 1, tickets }, changed));
  const stored = (tbl: string): string => JSON.stringify(db.read((tx) => tx.all(`select * from ${tbl}`)));
  return { db, id: found[0]!.id, stored };
};

describe('what was mined', () => {
  test('leaves with the last ticket that asked it', () => {
    const { db, stored } = kept();
    expect(stored('question_cluster')).toContain('退款');
    const ids = db.read((tx) => tx.all<{ id: string }>('select id from ticket')).map(({ id }) => id);
    for (const id of ids.slice(1)) db.write((tx) => tx.run('delete from ticket where id = ?', [id]));
    expect(stored('question_cluster')).toContain('退款');
    db.write((tx) => tx.run('delete from ticket where id = ?', [ids[0]!]));
    expect([stored('question_cluster'), stored('question_example')]).toEqual(['[]', '[]']);
  });

  test('keeps none of its words once it is dismissed', () => {
    const { db, id, stored } = kept();
    const changed = changeSet();
    db.write((tx) => {
      dismiss(tx, id, 2, changed);
    });
    expect(changed.changes.get('question_cluster')).toEqual(new Set([id]));
    expect([stored('question_cluster'), stored('question_example')]).toEqual(['[]', '[]']);
    expect(stored('dismissed_question')).toMatch(/[0-9a-f]{16}/);
    expect(stored('dismissed_question')).not.toMatch(/\p{sc=Han}/u);
  });
});

test('the newest tickets are found by the index of their lists, however many there are', () => {
  const db = openMigrated();
  const plan = db.read((tx) =>
    tx.all<{ detail: string }>(
      `explain query plan ${NEWEST_TICKETS}`,
      Array.from({ length: 6 }, () => 1),
    ),
  );
  const searches = plan.map(({ detail }) => detail).filter((detail) => / ticket( |$)/.test(detail));
  expect(searches).toHaveLength(5);
  expect(searches.filter((detail) => !detail.includes('ticket_newest'))).toEqual([]);
});

describe('a question', () => {
  test('is the sentence that asks, and what comes before it still counts', () => {
    const { text, terms } = questionIn(['您好', '昨天买的净水器漏水了。退款多久能到账呢？谢谢']);
    expect(text).toBe('退款多久能到账呢？');
    expect(terms).toEqual(expect.arrayContaining(['漏水', '退款']));
    expect(questionIn(['@客服小二 宽带又断了。怎么回事？']).text).toBe('宽带又断了。怎么回事？');
  });

  test('is made of what it is about: no numbers, no phrases of courtesy', () => {
    expect(termsOf('请问 13800138000 的订单怎么办')).toEqual(['的订', '订单', '单怎']);
    expect(termsOf('Hello, I would like to know about 2 refunds')).toEqual(['refund']);
  });

  test('weighs what few others say, and nothing that everybody says', () => {
    const many = Array.from({ length: 100 }, (_, i) => ['everywhere', i < 5 ? 'rare' : `own${i}`]);
    const vector = weightsOver(many)(['everywhere', 'rare']);
    expect(vector).toEqual([['rare', 1]]);
    expect(cosine(vector, normal([['rare', 3]]))).toBeCloseTo(1);
  });
});

describe('questions on a desk', () => {
  let lab: Lab;
  let desk: TestDesk;
  beforeEach(async () => {
    lab = openLab();
    lab.hub.store.put(ticketRows(Object.values(ASKED).flat()));
    desk = lab.desk('one');
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await lab.clock.advance(3000);
  });
  afterEach(() => lab.close());

  const run = async (again = true) => {
    await desk.app.knowledge.questions({ again });
    await lab.clock.advance(20_000);
    return desk.app.knowledge.questions({ again: false });
  };

  test('are mined when nothing is known yet, in slices, and kept until they are asked for again', async () => {
    expect(await desk.app.knowledge.questions({ again: false })).toMatchObject({
      isRunning: true,
      minedAt: null,
      clusters: [],
    });
    const done = await run(false);
    expect(done).toMatchObject({ isRunning: false, doneShare: 1, tickets: Object.values(ASKED).flat().length + 1 });
    expect(done.clusters.map(({ count }) => count)).toEqual([5, 4, 3]);
    expect(done.clusters[0]?.examples[0]).toMatchObject({
      number: expect.any(Number),
      text: done.clusters[0]?.question,
    });
    expect(await desk.app.knowledge.questions({ again: false })).toEqual(done);
  });

  test('that an article answers well are not listed; one that only comes near is named', async () => {
    lab.hub.store.put([
      row(
        'article',
        anArticle('k-refund', {
          language: 'zh',
          title: '退款到账要几天',
          questions: ['退款几天能到账', '退款到账要几天'],
        }),
      ),
      row(
        'article',
        anArticle('k-router', { language: 'zh', title: '路由器的安装与摆放', questions: ['路由器放在哪里'] }),
      ),
    ]);
    await desk.app.sync.now({});
    await lab.clock.advance(20_000);
    const { clusters } = await run();
    expect(clusters.map(({ count }) => count)).toEqual([4, 3]);
    expect(clusters[0]?.nearest).toMatchObject({ articleId: 'k-router', title: '路由器的安装与摆放' });
  });

  test('that were dismissed stay away, also when more customers ask them in other words', async () => {
    const { clusters } = await run();
    await desk.app.knowledge.dismissQuestion({ clusterId: clusters[0]!.id });
    expect((await desk.app.knowledge.questions({ again: false })).clusters.map(({ count }) => count)).toEqual([4, 3]);
    lab.hub.store.put(ticketRows(['退款到账一般几天', '请问退款几天到账呢'], T0 + 1000));
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
    expect((await run()).clusters.map(({ count }) => count)).toEqual([4, 3]);
  });

  test('become the draft of an article with the customers’ own words', async () => {
    const { clusters } = await run();
    const draft = await desk.app.knowledge.startDraft({ from: 'cluster', clusterId: clusters[0]!.id, spaceId: 'help' });
    expect(draft).toMatchObject({ title: clusters[0]!.question, language: 'zh', body: '' });
    expect(draft.questions.toSorted()).toEqual(ASKED.refund.toSorted());
  });

  test('stop with the desk: what is under way touches nothing after it is locked', async () => {
    await desk.app.knowledge.questions({ again: true });
    await desk.app.session.signOut({});
    await lab.clock.advance(5000);
    expect(desk.ports.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect(await desk.app.knowledge.questions({ again: false })).toMatchObject({ isRunning: true, minedAt: null });
  });
});
