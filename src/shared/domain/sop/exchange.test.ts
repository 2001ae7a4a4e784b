import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySop } from '#testkit/sop-arbitrary.ts';
import { exportSop, importSop, MAX_EXCHANGE } from './exchange.ts';
import { SopContent } from './index.ts';

const words = { zh: '核对', en: 'Verify' };
const step = { key: 'a', kind: 'confirm', title: words, required: 'block', next: { done: null } };
const content = { title: words, tags: ['退款'], articleIds: [], start: 'a', steps: [step] };
const file = (part: object = {}, around: object = {}) =>
  JSON.stringify({
    format: 'attune-sop',
    formatVersion: 1,
    key: 'refund',
    content: { ...content, ...part },
    ...around,
  });
const faults = (text: string) => {
  const read = importSop(text);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path}: ${code}`);
};

test('what goes out comes in again, and goes out as the same text', () => {
  fc.assert(
    fc.property(anySop, (sop) => {
      const text = exportSop({ ...sop, key: 'refund' });
      const read = importSop(text);
      expect(read).toEqual({ ok: true, key: 'refund', content: sop });
      if (read.ok) expect(exportSop({ ...read.content, key: read.key })).toBe(text);
    }),
  );
});

const reversed = (value: object) => Object.fromEntries(Object.entries(value).toReversed()) as never;

test('the same procedure is the same text, in whatever order its fields lie in memory', () => {
  const sop = SopContent.parse({
    ...content,
    steps: [
      {
        ...step,
        results: [
          { key: 'yes', label: words },
          { key: 'no', label: words },
        ],
        next: { no: null, yes: null },
      },
    ],
  });
  const other = { ...(reversed(sop) as SopContent), steps: sop.steps.map(reversed) };
  const text = exportSop({ ...sop, key: 'k' });
  expect(exportSop({ ...other, key: 'k' })).toBe(text);
  expect(text.indexOf('"yes": null')).toBeLessThan(text.indexOf('"no": null'));
  expect(text.split('\n').slice(0, 4)).toEqual([
    '{',
    '  "format": "attune-sop",',
    '  "formatVersion": 1,',
    '  "key": "k",',
  ]);
});

test('who published it, when, and what was learnt stays with the team', () => {
  const published = { ...SopContent.parse(content), key: 'k', authorId: 'a1', summary: 'secret', lessonId: 'l1' };
  expect(exportSop(published)).not.toMatch(/a1|secret|l1/);
});

test('a text that is not JSON is refused with its line', () => {
  expect(faults('{\n  "format": "attune-sop",\n  "key": oops\n}')).toEqual(['line 3: syntax']);
  expect(faults('')).toEqual(['line 1: syntax']);
  expect(faults(file().slice(0, -1))).toEqual(['line 1: syntax']);
});

test('another kind of file, a newer one, and one without a name are refused', () => {
  for (const text of ['null', '5', '[]', '{}', '"attune-sop"', '{"format":"other"}']) {
    expect(faults(text)).toEqual(['format: format']);
  }
  expect(faults(file({}, { formatVersion: 2 }))).toEqual(['formatVersion: version']);
  expect(faults(file({}, { key: 'Not A Key' }))).toEqual(['key: value']);
  expect(faults(file({}, { key: undefined }))).toEqual(['key: missing']);
  expect(faults(file({}, { content: undefined }))).toEqual(['content: missing']);
});

test('every fault has its place', () => {
  const bad = {
    title: { zh: 5, en: 'x' },
    steps: [step, { ...step, kind: 'dance', next: { done: 7 } }, { ...step, required: undefined, title: null }],
  };
  expect(faults(file(bad))).toEqual([
    'title.zh: type',
    'steps[1].kind: value',
    'steps[1].next.done: type',
    'steps[2].title: type',
    'steps[2].required: value',
  ]);
  expect(faults(file({ start: undefined, steps: [] }))).toEqual(['start: missing', 'steps: too-short']);
});

test('a mark of byte order in front is no fault', () => {
  expect(importSop(`\uFEFF${file()}`).ok).toBe(true);
});

test('fields nobody knows are left out', () => {
  const read = importSop(file({ colour: 'red', __proto__: { start: 'z' } }, { note: 'x' }));
  expect(read.ok && read.content).toEqual(SopContent.parse(content));
});

test('huge input of any kind is answered at once', () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const nested = '['.repeat(400_000) + ']'.repeat(400_000);
  const inside = (value: string) => file().replace('"退款"', value);
  const inputs: [string, string][] = [
    ['x'.repeat(10 * 1024 * 1024), ': too-large'],
    [inside('x'.repeat(MAX_EXCHANGE)), ': too-large'],
    [file({ title: { zh: megabyte, en: 'x' } }), 'title.zh: too-long'],
    [file({ steps: [{ ...step, next: { [megabyte]: null } }] }), `steps[0].next.${megabyte}`.slice(0, 200) + ': value'],
    [nested, 'format: format'],
    [nested.slice(1), 'line 1: syntax'],
    [inside(nested), 'tags[0]' + '[0]'.repeat(19) + ': too-deep'],
    [file({ steps: Array.from({ length: 300_000 }, () => 0) }), 'steps: too-long'],
    [
      file({ steps: [{ ...step, next: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i, 0])) }] }),
      'steps[0].next: too-long',
    ],
  ];
  for (const [text, fault] of inputs) {
    const began = performance.now();
    expect(faults(text)).toEqual([fault]);
    expect(performance.now() - began).toBeLessThan(2000);
  }
});

test('whatever the text, the answer is data', () => {
  const spoilt = fc
    .tuple(anySop, fc.nat(), fc.constantFrom('', '"', '{', 'null', '-1', '[]', '\u0000'))
    .map(([sop, at, sign]) => {
      const text = exportSop({ ...sop, key: 'k' });
      const cut = at % text.length;
      return text.slice(0, cut) + sign + text.slice(cut + 1 + (at % 40));
    });
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.string(), fc.json()), (text) => {
      const read = importSop(text);
      expect(read.ok || read.faults.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('any value in any place of a procedure is taken or refused with a place', () => {
  const place = fc.constantFrom('title', 'tags', 'articleIds', 'start', 'steps', 'suggest', 'skipReasons');
  fc.assert(
    fc.property(place, fc.jsonValue(), (name, value) => {
      const read = importSop(file({ [name]: value }));
      if (!read.ok) for (const { path } of read.faults) expect(path.startsWith(name)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
