import { openSqliteInMemory } from '#core/adapters/sqlite.node.ts';
import { migrate } from '#core/db/migrate.ts';
import type { Db } from '#core/db/types.ts';
import { answerTo } from '#core/knowledge/mining/answered.ts';
import { groupQuestions, type Question } from '#core/knowledge/mining/cluster.ts';
import { leastAsked } from '#core/knowledge/mining/mine.ts';
import { questionIn } from '#core/knowledge/mining/question.ts';
import { weightsOver, type Weights } from '#core/knowledge/mining/terms.ts';
import { putRow } from '#core/replica/index.ts';
import { createVocabulary, indexSlice } from '#core/search/slice.ts';
import { anArticle } from '#testkit/core-team.ts';
import { seededRandom } from '#testkit/random.ts';
import { askedSets, FOLDER, type Asked, type AskedSet } from './lib/asked.ts';
import { agreement, type Agreement } from './lib/grouping.ts';
import { kMeans } from './lib/k-means.ts';
import type { Measured } from './lib/report.ts';
import { round } from './lib/stats.ts';

/** As many as the list shows. */
const SHOWN = 60;
const PURE = 0.75;

const questionsOf = (asked: readonly Asked[]): Question[] =>
  asked.map(({ text }, i) => ({ ticketId: String(i), customerId: String(i), at: i, ...questionIn([text]) }));

/** What the list would show, the most asked first; and how long one step took at most. */
function ours(questions: readonly Question[], weights: Weights) {
  const steps = groupQuestions(questions, weights);
  let longestMs = 0;
  for (;;) {
    const began = performance.now();
    const step = steps.next();
    longestMs = Math.max(longestMs, performance.now() - began);
    if (step.done !== true) continue;
    const shown = step.value
      .filter(({ members, isCohesive }) => isCohesive && members.length >= leastAsked(questions.length))
      .toSorted((a, b) => b.members.length - a.members.length)
      .slice(0, SHOWN);
    return { longestMs, groups: shown.map(({ members }) => members.map(({ question }) => Number(question.ticketId))) };
  }
}

const rounded = (of: Agreement): Record<string, number> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, round(value)]));

/** The same vectors in as many groups as there are intents: it is told what no desk knows. */
function peer(questions: readonly Question[], weights: Weights, gold: readonly string[]): Agreement {
  const vectors = questions.map(({ features }) => weights(features));
  return agreement(gold, kMeans(vectors, new Set(gold).size, seededRandom(3)));
}

function grouping({ name, use, asked }: AskedSet): Measured {
  const gold = asked.map(({ label }) => label);
  const questions = questionsOf(asked);
  const began = performance.now();
  const weights = weightsOver(questions.map(({ features }) => features));
  const { groups, longestMs } = ours(questions, weights);
  const tookMs = performance.now() - began;
  const found = agreement(gold, groups);
  const other = peer(questions, weights, gold);
  return {
    name: `questions: groups in ${name} (${use})`,
    value: round(found.purity),
    unit: 'purity of the groups shown',
    peers: { 'k-means, told k': round(other.purity) },
    promise: { text: `purity ≥ ${PURE}`, isKept: found.purity >= PURE },
    facts: {
      ...rounded(found),
      questions: asked.length,
      intentsInSet: new Set(gold).size,
      kMeansPairF1: round(other.pairF1),
      kMeansPairPrecision: round(other.pairPrecision),
      tookMs: round(tookMs, 0),
      longestStepMs: round(longestMs),
    },
  };
}

type Written = { readonly db: Db; readonly byLabel: ReadonlyMap<string, string>; readonly rest: readonly Asked[] };
const MOST = 3;
/** At most three of an intent's questions as title and questions, and three as body; of the few, a third and a sixth. */
const partsOf = (texts: readonly string[]) => {
  const heads = Math.min(MOST, Math.floor(texts.length / 3));
  const lines = Math.min(MOST, Math.floor(texts.length / 6));
  return { heads: texts.slice(0, heads), body: texts.slice(heads, heads + lines) };
};

/** Every second intent is an article made of some of its questions. */
function writeArticles(asked: readonly Asked[]): Written {
  const db = openSqliteInMemory();
  migrate(db);
  const labels = [...new Set(asked.map(({ label }) => label))].filter((label) => label !== 'oos').toSorted();
  const byLabel = new Map(labels.filter((_, i) => i % 2 === 0).map((label, i) => [label, `k${i}`]));
  const used = new Set<Asked>();
  db.write((tx) => {
    for (const [label, id] of byLabel) {
      const ofIntent = asked.filter((one) => one.label === label);
      const { heads, body } = partsOf(ofIntent.map(({ text }) => text));
      for (const one of ofIntent.slice(0, heads.length + body.length)) used.add(one);
      const [title = label, ...questions] = heads;
      putRow(tx, 'article', anArticle(id, { title, questions, body: body.join('\n') }), 1);
    }
  });
  const vocabulary = createVocabulary();
  while (db.write((tx) => indexSlice(tx, { limit: 4000, isLate: () => false, vocabulary })) > 0);
  return { db, byLabel, rest: asked.filter((one) => !used.has(one)) };
}

const AT_ONCE = 3;

/** Groups of three questions of one intent, as pure as they can be: only "has it an article" is measured. */
function byThrees(rest: readonly Asked[]): Asked[][] {
  const labels = Map.groupBy(rest, ({ label }) => label);
  return [...labels.values()].flatMap((asked) =>
    Array.from({ length: Math.min(5, Math.floor(asked.length / AT_ONCE)) }, (_, i) =>
      asked.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    ),
  );
}

function answered({ name, use, asked }: AskedSet): Measured {
  const { db, byLabel, rest } = writeArticles(asked);
  const weights = weightsOver(questionsOf(asked).map(({ features }) => features));
  const counts = { right: 0, wrong: 0, missed: 0, rightly: 0 };
  for (const three of byThrees(rest)) {
    const members = questionsOf(three).map((question) => ({ question, likeness: 1 }));
    const { isAnswered } = db.read((tx) => answerTo(tx, { centre: [], members, isCohesive: true }, weights));
    const has = byLabel.has(three[0]?.label ?? '');
    if (isAnswered) counts[has ? 'right' : 'wrong'] += 1;
    else counts[has ? 'missed' : 'rightly'] += 1;
  }
  const { right, wrong, missed, rightly } = counts;
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  return {
    name: `questions: has an article, ${name} (${use})`,
    value: round((right + rightly) / Math.max(1, right + wrong + missed + rightly)),
    unit: 'share decided rightly',
    facts: { precision: round(precision), recall: round(recall), ...counts },
  };
}

/** Without the folder of public sets only our own questions in Chinese are measured, and every line says so. */
export async function measure(): Promise<Measured[]> {
  const sets = await askedSets();
  const note = process.env[FOLDER] === undefined ? { absent: `${FOLDER} is not set: no public sets` } : {};
  return sets
    .flatMap((set) => [grouping(set), answered(set)])
    .map((measured) => ({ ...measured, facts: { ...measured.facts, ...note } }));
}
