import { expect, test } from 'vitest';
import { Findings, peopleIn, scenarioFromTicket } from '#shared/practice/from-ticket/index.ts';
import { findPersonalData } from '#shared/domain/personal-data.ts';
import type { StoredDraft } from './stored.ts';
import { personalIn, textsOf } from './personal.ts';

const PEOPLE = ['李晓梅', '王大勇', 'Grace Bennett', ...Array.from({ length: 300 }, (_, i) => `Agent${i} Osborne`)];

function aDraft(): StoredDraft {
  const made = scenarioFromTicket(
    {
      subject: '退款三周没到',
      tags: [],
      lines: [
        { by: 'customer', text: '洗衣机寄回去三周了还没有退款，太过分了！' },
        { by: 'agent', text: '三周没收到退款确实着急，请问您是哪一天寄回来的？' },
        { by: 'customer', text: '十一月三号就寄了，上门取的，到现在都没有人联系过我。' },
        { by: 'agent', text: '退款卡在审核这一步，我现在为您提交加急，今天下午六点之前会到账。' },
      ],
    },
    {
      lang: 'zh',
      known: { customer: null, people: [] },
      procedure: null,
      readFeeling: () => ({ emotion: 'neutral', intensity: 0, polarity: 0, needs: [] }),
    },
  );
  if (!made.isDraft) throw new Error(made.refusal);
  const { issue, removed, looks } = made;
  return { id: 'd', ticketId: 't', lang: 'zh', issue, removed: [...removed], looks: [...looks], looked: [], at: 0 };
}

test('of a draft that is saved only the field that has changed is read', () => {
  const reads: string[] = [];
  const findings = new Findings((text, known) => {
    reads.push(text);
    return findPersonalData(text, known);
  });
  const draft = aDraft();
  expect(personalIn(draft, { people: PEOPLE, findings })).toEqual([]);
  expect(reads.length).toBeGreaterThan(20);
  expect(reads.length).toBeLessThanOrEqual(textsOf(draft.issue).length);
  reads.length = 0;
  const changed = { ...draft, issue: { ...draft.issue, title: '王大勇的退款' } };
  expect(personalIn(changed, { people: PEOPLE, findings })).toMatchObject([{ place: 'title', text: '王大勇' }]);
  expect(reads).toEqual(['王大勇的退款']);
});

test('a colleague who joins is found in what was read before', () => {
  const findings = new Findings();
  const draft = aDraft();
  const named = { ...draft, issue: { ...draft.issue, title: 'Zorble 说已经退款' } };
  expect(personalIn(named, { people: [], findings })).toEqual([]);
  expect(personalIn(named, { people: ['Zorble Quint'], findings })).toMatchObject([{ text: 'Zorble' }]);
});

test('of a whole team those are looked for of whom a part is in the text', () => {
  expect(peopleIn('我找王大勇', PEOPLE)).toEqual(['王大勇']);
});
