import { parsed, type Row } from '../../db/replica-table.ts';
import type { ReadableDb } from '../../db/types.ts';
import { likelyArticles } from '../../search/index.ts';
import { scriptOf, type Group } from './cluster.ts';
import type { Mined, Terms } from './store.ts';
import { centre, cosine, featuresOf, termsOf, type Weights } from './terms.ts';

/**
 * From this likeness on an article answers: the mean, over the most typical questions of a group, of what in the article
 * comes nearest to each, less where it does not speak of what the group is about. `words` was fitted by
 * `npm run bench -- questions` on the sets it calls "fit"; `han` was not fitted: docs/adr/0011.
 */
export const ANSWERED = { words: 0.3, han: 0.36 } as const;
/** Agents linked an article to, or put it into the answers of, so many of the tickets: they know that it answers. */
export const LINKED_SHARE = 1 / 3;
/** A sentence in passing is not what the article is for. */
const BODY = 0.85;
const TYPICAL = 5;
const ABOUT_TERMS = 12;
const MAX_CANDIDATES = 12;
const MAX_BODY = 8000;
const MAX_SENTENCES = 60;
const LEAST_SENTENCE = 4;

const sentencesOf = (body: string): string[] =>
  body
    .slice(0, MAX_BODY)
    .split(/[\n。！？!?；;|]+|\.\s/u)
    .filter((sentence) => sentence.trim().length >= LEAST_SENTENCE)
    .slice(0, MAX_SENTENCES);

/** `terms`: all it says anywhere. */
type Told = { readonly heads: readonly Terms[]; readonly body: readonly Terms[]; readonly terms: ReadonlySet<string> };

function toldBy(db: ReadableDb, articleId: string, weights: Weights): Told | undefined {
  const row = db.get<Row>(`select title, questions, body from article where id = ? and status = 'published'`, [
    articleId,
  ]);
  if (!row) return undefined;
  const vectors = (texts: readonly string[]): Terms[] => texts.map((text) => weights(featuresOf(text)));
  const heads = [row['title'] as string, ...parsed<string[]>(row['questions'])];
  const sentences = sentencesOf(row['body'] as string);
  return { heads: vectors(heads), body: vectors(sentences), terms: new Set([...heads, ...sentences].flatMap(termsOf)) };
}

const nearest = (asked: Terms, told: readonly Terms[]): number =>
  told.reduce((most, vector) => Math.max(most, cosine(asked, vector)), 0);

/**
 * How much of what a group is about an article speaks of anywhere, 0 to 1: another question about the same product has the
 * product in common and nothing else.
 */
const spokenOf = (about: Terms, { terms }: Told): number =>
  about.reduce((sum, [term, weight]) => sum + (terms.has(term) ? weight * weight : 0), 0);

/** What members of a group have in common with an article, 0 to 1. */
const likeness = (asked: readonly Terms[], { heads, body }: Told): number =>
  asked.reduce((sum, vector) => sum + Math.max(nearest(vector, heads), BODY * nearest(vector, body)), 0) / asked.length;

export type Answer = { readonly nearest: Mined['nearest']; readonly isAnswered: boolean };

/** Published articles the tickets of a group are linked to, with how many are. */
function linksOf(db: ReadableDb, { members }: Group): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { question } of members) {
    const linked = db.all<{ id: string }>(
      `select a.id from ticket as t, json_each(t.article_ids) as l join article as a on a.id = l.value
       where t.id = ? and a.status = 'published'`,
      [question.ticketId],
    );
    for (const { id } of linked) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The article that comes nearest to a group, and whether it answers: by what it says, or because agents answer with it. */
export function answerTo(db: ReadableDb, group: Group, weights: Weights): Answer {
  const links = linksOf(db, group);
  const [most] = [...links].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const isLinked = most !== undefined && most[1] >= group.members.length * LINKED_SHARE;
  const typical = group.members.slice(0, TYPICAL).map(({ question }) => question);
  const found = typical.flatMap(({ text }) => likelyArticles(db, text, MAX_CANDIDATES));
  const asked = typical.map(({ features }) => weights(features));
  const about = centre(
    typical.map(({ terms }) => weights(terms)),
    ABOUT_TERMS,
  );
  const scored = [...new Set([...links.keys(), ...found])].flatMap((articleId) => {
    const told = toldBy(db, articleId, weights);
    return told ? [{ articleId, score: likeness(asked, told) * Math.sqrt(spokenOf(about, told)) }] : [];
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score || (a.articleId < b.articleId ? -1 : 1));
  const isNear = best !== undefined && best.score >= ANSWERED[scriptOf(typical)];
  return { nearest: best && best.score > 0 ? best : null, isAnswered: isLinked || isNear };
}
