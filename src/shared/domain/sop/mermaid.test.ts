import fc from 'fast-check';
import { BOUNDED_MS } from '#testkit/bounded.ts';
import { expect, test } from 'vitest';
import { anySop } from '#testkit/sop-arbitrary.ts';
import { problemsOf } from './check.ts';
import { SopContent } from './index.ts';
import { fromMermaid, toMermaid } from './mermaid.ts';

/** What a drawing is about. */
const graphOf = ({ title, start, steps }: SopContent) => ({
  title,
  start,
  steps: steps.map(({ key, kind, title: name, required, results, next }) => ({
    key,
    kind,
    name,
    required,
    results,
    next,
  })),
});
const read = (...lines: string[]) => fromMermaid(lines.join('\n'));
const drawn = (...lines: string[]) => {
  const { content, problems } = read(...lines);
  expect(problems).toEqual([]);
  if (!content) throw new Error('nothing was read');
  return content;
};
const words = (zh: string, en: string) => ({ zh, en });
const edges = ({ steps }: SopContent) =>
  steps.flatMap(({ key, next }) => Object.entries(next).map(([result, to]) => `${key} ${result} ${to ?? 'END'}`));

test('what is drawn is read as the same graph, in whichever language it was drawn', () => {
  fc.assert(
    fc.property(anySop, fc.constantFrom('zh' as const, 'en' as const), (sop, language) => {
      const { content, problems } = fromMermaid(toMermaid(sop, language));
      expect(problems).toEqual([]);
      expect(content && graphOf(content)).toEqual(graphOf(sop));
      expect(SopContent.safeParse(content).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('it is drawn as people draw it', () => {
  const sop = SopContent.parse({
    title: words('退款', 'Refund'),
    tags: [],
    articleIds: [],
    start: 'verify',
    steps: [
      {
        key: 'verify',
        kind: 'choice',
        title: words('核对 "身份"', 'Verify "who"'),
        required: 'block',
        results: [
          { key: 'yes', label: words('是', 'Yes') },
          { key: 'no', label: words('否', 'No') },
        ],
        next: { no: null, yes: 'amount' },
      },
      { key: 'amount', kind: 'form', title: words('金额', 'Amount'), required: 'none', next: { done: null } },
    ],
  });
  expect(toMermaid(sop, 'en').split('\n')).toEqual([
    'flowchart TD',
    '  %% attune language="en" start="s1" zh="退款" en="Refund"',
    '  s1{"Verify #quot;who#quot;"}',
    '  %% node s1 key="verify" required="block" zh="核对 \\"身份\\"" en="Verify \\"who\\""',
    '  s2[/"Amount"/]',
    '  %% node s2 key="amount" required="none" zh="金额" en="Amount"',
    '  finish(((" ")))',
    '  %% end finish',
    '  s1 -->|"Yes"| s2',
    '  %% result key="yes" zh="是" en="Yes"',
    '  s1 -->|"No"| finish',
    '  %% result key="no" zh="否" en="No"',
    '  s2 --> finish',
    '',
  ]);
});

test('words somebody changed in the drawing count in the language it was drawn in', () => {
  const text = toMermaid(drawn('flowchart TD', 'A[Greet] -->|yes| B[Close]'), 'zh');
  const { content } = fromMermaid(text.replace('"Greet"', '"问候"').replace('"yes"', '"是的"'));
  expect(content?.steps[0]?.title).toEqual({ zh: '问候', en: 'Greet' });
  expect(content?.steps[0]?.results).toEqual([{ key: 'yes', label: { zh: '是的', en: 'yes' } }]);
});

test('chains, labels of both kinds, groups and arrows of every kind are read', () => {
  expect(edges(drawn('flowchart LR', 'A --> B --> C', 'C ---> D ==> E -.-> F --- G'))).toEqual([
    'a done b',
    'b done c',
    'c done d',
    'd done e',
    'e done f',
    'f done g',
    'g done END',
  ]);
  expect(edges(drawn('graph TD;', 'A-->|yes|B; A -- no --> C; B -. maybe .-> D; C == sure ==> D;'))).toEqual([
    'a yes b',
    'a no c',
    'b maybe d',
    'c sure d',
    'd done END',
  ]);
  expect(edges(drawn('flowchart TD', 'A & B --> C & D', 'A-->|"a | b"| a-b-->END'))).toContain('a a | b a-b');
});

test('every shape is read as the kind it is drawn for', () => {
  const { steps } = drawn(
    'flowchart TD',
    'A[info] --> B([confirm]) --> C{choice} -->|x| D[/form/] --> E[[action]] --> F[(store)] --> G{{hexagon}} --> H>flag] --> I(round)',
    'C -->|y| J[\\form\\]',
  );
  expect(steps.map(({ kind }) => kind).join(' ')).toBe('info confirm choice form action info info info info form');
  expect(steps.map(({ title }) => title.en)[5]).toBe('store');
});

test('a fork of plain boxes is a choice, and arrows without words are called after where they lead', () => {
  const { steps } = drawn('flowchart TD', 'A[Ask] --> B[Refund]', 'A --> C[Exchange]');
  expect(steps[0]).toMatchObject({ kind: 'choice', next: { Refund: 'b', Exchange: 'c' } });
});

test('where it ends is seen by its shape or name, and is no step', () => {
  for (const end of ['E((over))', 'E(((x)))', 'E([End])', 'Stop', 'E[结束]']) {
    expect(edges(drawn('flowchart TD', `A --> ${end}`))).toEqual(['a done END']);
  }
  expect(edges(drawn('flowchart TD', 'A --> End --> B'))).toEqual(['a done end', 'end done b', 'b done END']);
});

test('looks, boxes, front matter and comments of others are left out', () => {
  const content = drawn(
    '---',
    'title: Refund',
    '---',
    '%%{init: {"theme": "dark"}}%%',
    'flowchart TB',
    '%% our way of doing it {really}',
    'subgraph one [First part]',
    '  direction LR',
    '  A[Greet]:::big --> B',
    'end',
    'style A fill:#f9f,stroke:#333',
    'classDef big font-size:20px;',
    'class B big',
    'linkStyle 0 stroke:red',
    'click A "https://example.com"',
  );
  expect(content.title).toEqual({ zh: 'Refund', en: 'Refund' });
  expect(edges(content)).toEqual(['a done b', 'b done END']);
  expect(problemsOf(content)).toEqual([]);
});

test('it begins where nothing leads to', () => {
  expect(drawn('flowchart TD', 'B --> C', 'A --> B').start).toBe('a');
  expect(drawn('flowchart TD', 'B --> C', 'C --> B').start).toBe('b');
});

test('names in any script become keys that do not clash', () => {
  const { steps } = drawn('flowchart TD', '核对 --> 退款 --> A_b --> A.b');
  expect(steps.map(({ key }) => key)).toEqual(['step-1', 'step-2', 'a-b', 'a-b-2']);
  expect(steps[0]?.title).toEqual({ zh: '核对', en: '核对' });
});

test('what cannot be read is reported with its line, and the rest is read', () => {
  const { content, problems } = read(
    'flowchart TD',
    'A --> B',
    'B --> ',
    'what is this?',
    'B[never closed --> C',
    'B --> D',
  );
  expect(problems).toEqual([3, 4, 5].map((line) => ({ line, code: 'unreadable' })));
  expect(content && edges(content)).toEqual(expect.arrayContaining(['a done b', 'b done d']));
});

test('a text that is no flow chart says so', () => {
  expect(read('')).toEqual({
    content: null,
    problems: [
      { line: 0, code: 'no-flowchart' },
      { line: 0, code: 'empty' },
    ],
  });
  expect(read('sequenceDiagram', 'Alice->>Bob: Hello').problems[0]).toEqual({ line: 0, code: 'no-flowchart' });
});

test('long words are cut and reported', () => {
  const { content, problems } = read('flowchart TD', `A["${'长'.repeat(300)}"] -->|${'x'.repeat(300)}| B`);
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toContain('2 text-too-long');
  expect(SopContent.safeParse({ ...content, title: { zh: 'x', en: 'x' } }).success).toBe(true);
});

test('huge input is answered at once', () => {
  const inputs = [
    'flowchart TD\n' + 'A'.repeat(10 * 1024 * 1024),
    'flowchart TD\nA["' + 'x'.repeat(900_000) + '"]',
    'flowchart TD\n' + 'A & '.repeat(12_000),
    'flowchart TD\n' + `${'A & '.repeat(19)}B --> `.repeat(600) + 'C',
    'flowchart TD\n' + Array.from({ length: 60_000 }, (_, i) => `n${i} --> n${i + 1}`).join('\n'),
    'flowchart TD\n' + 'A[('.repeat(15_000),
    'flowchart TD\n%% node A key="' + '\\'.repeat(900_000),
    'flowchart TD\nA' + '--'.repeat(20_000),
  ];
  for (const text of inputs) {
    const began = performance.now();
    const { content, problems } = fromMermaid(text);
    expect(performance.now() - began).toBeLessThan(BOUNDED_MS);
    if (content) expect(SopContent.safeParse(content).success).toBe(true);
    expect(problems.length).toBeGreaterThan(0);
  }
});

test('whatever the text, the answer is data that fits the schema', () => {
  const signs = fc.array(
    fc.constantFrom(
      'A',
      'B',
      'end',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '/',
      '"',
      '-->',
      '--',
      '|',
      '&',
      ';',
      '\n',
      ' ',
      '%%',
      ':::',
      '#35;',
    ),
    { maxLength: 40 },
  );
  const spoilt = fc.tuple(anySop, fc.nat(), fc.nat(30)).map(([sop, at, length]) => {
    const text = toMermaid(sop, 'zh');
    return text.slice(0, at % text.length) + text.slice((at % text.length) + length);
  });
  fc.assert(
    fc.property(
      fc.oneof(
        signs.map((all) => `flowchart TD\n${all.join('')}`),
        spoilt,
        fc.string(),
      ),
      (text) => {
        const { content, problems } = fromMermaid(text);
        if (content === null) expect(problems.length).toBeGreaterThan(0);
        else expect(SopContent.safeParse(content).success).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test('long words in remarks are read once, not from each of their letters', () => {
  const remarks = Array.from({ length: 99 }, () => `%% node A ${'a'.repeat(9_980)}`);
  const began = performance.now();
  const { content } = read('flowchart TD', 'A[Ask]', ...remarks);
  expect(content?.steps).toHaveLength(1);
  // A guard against hanging, not a measurement: it took many seconds.
  expect(performance.now() - began).toBeLessThan(BOUNDED_MS);
});
