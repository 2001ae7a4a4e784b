import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SKILLS } from '#shared/domain/practice/index.ts';
import { CONTENT, aScenario } from '#testkit/practice/content.ts';
import { begin, respond } from '../customer/play.ts';
import { contentFaults } from './check.ts';
import { drawScenario, NoSuchScenario } from './draw.ts';
import { expand, slotsIn, TemplateFault } from './template.ts';

const zero = (): number => 0;

describe('a template', () => {
  test('draws one of what stands in brackets, also in each other, and fills its slots', () => {
    expect(expand('[真的|]等了[{days}|[很|太]久]', zero, { days: '三天' })).toBe('真的等了三天');
    expect(expand('[a|b|c]', () => 0.99, {})).toBe('c');
    expect(slotsIn('{order} and [{tail}|{order}]')).toEqual(['order', 'tail', 'order']);
  });
  test.each(['[a', 'a]', '[a|[b]', '{nobody}'])('that cannot be read is named: %s', (template) => {
    expect(() => expand(template, zero, {})).toThrow(TemplateFault);
  });
  test('never has brackets or bars left, whatever is drawn', () => {
    const word = fc.stringMatching(/^[a-z]{0,4}$/);
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => `[${all.join('|')}]`),
      ),
    }));
    fc.assert(
      fc.property(node, fc.nat(), (template, seed) => {
        expect(expand(template, () => (seed % 97) / 97, {})).toMatch(/^[a-z]*$/);
      }),
    );
  });
});

describe('what is shipped to practise with', () => {
  test.each(['zh', 'en'] as const)('reads well in %s', (lang) => {
    expect(contentFaults(CONTENT[lang])).toEqual([]);
  });
  test('is as much as promised: 24 matters for 12 people in Chinese, 12 for 8 in English', () => {
    expect(CONTENT.zh.issues.length).toBeGreaterThanOrEqual(24);
    expect(CONTENT.zh.personas.length).toBeGreaterThanOrEqual(12);
    expect(CONTENT.en.issues.length).toBeGreaterThanOrEqual(12);
    expect(CONTENT.en.personas.length).toBeGreaterThanOrEqual(8);
  });
  test('has a better line for every skill that is scored', () => {
    const lacks = Object.values(CONTENT).flatMap(({ issues }) =>
      issues.flatMap(({ better, procedure, key }) =>
        SKILLS.filter((skill) => skill !== 'procedure' || procedure !== null)
          .filter((skill) => (better[skill] ?? []).length === 0)
          .map((skill) => `${key} ${skill}`),
      ),
    );
    expect(lacks).toEqual([]);
  });
});

describe('a scenario', () => {
  test('is the same for the same seed, in whatever order its content was read', () => {
    const { issues, personas, words } = CONTENT.zh;
    for (let seed = 0; seed < 30; seed += 1)
      expect(
        drawScenario({ issues, personas, words }, { lang: 'zh', seed, issue: null, persona: null, channel: null }),
      ).toEqual(aScenario({ seed }));
  });
  test('of another seed is another: two runs of one matter with the same trainee have hardly a line in common', () => {
    const trainee = [
      '您好，请讲。',
      '您是什么时候发现的？',
      '麻烦报一下订单号，我核对一下。',
      '我现在就联系站点，今天下午五点前给您回电。',
      '还有别的要我看的吗？',
    ];
    const linesOf = (seed: number): Set<string> => {
      const scenario = aScenario({ seed, issue: 'parcel-missing' });
      let { state } = begin(scenario);
      for (const text of trainee) ({ state } = respond(state, scenario, CONTENT.zh.words, { did: 'said', text }));
      return new Set(state.heard);
    };
    const runs = Array.from({ length: 40 }, (_, seed) => linesOf(seed));
    const alike = runs.flatMap((a, i) =>
      runs.slice(i + 1).map((b) => [...a].filter((line) => b.has(line)).length / a.size),
    );
    expect(alike.reduce((sum, one) => sum + one, 0) / alike.length).toBeLessThan(0.05);
  });
  test('over many seeds has every matter, person, course and complication', () => {
    const drawn = Array.from({ length: 600 }, (_, seed) => aScenario({ seed }));
    expect(new Set(drawn.map(({ issue }) => issue.key)).size).toBe(CONTENT.zh.issues.length);
    expect(new Set(drawn.map(({ persona }) => persona.key)).size).toBe(CONTENT.zh.personas.length);
    expect(new Set(drawn.map(({ course }) => course)).size).toBe(5);
    expect(new Set(drawn.flatMap(({ complications }) => complications)).size).toBe(7);
  });
  test('keeps the rest of its draw when matter or person is named', () => {
    const drawn = aScenario({ seed: 44 });
    expect(aScenario({ seed: 44, issue: drawn.issue.key, persona: drawn.persona.key })).toEqual(drawn);
  });
  test('of a matter or person that is not there is refused by name', () => {
    expect(() => aScenario({ issue: 'no-such-matter' })).toThrow(NoSuchScenario);
  });
});
