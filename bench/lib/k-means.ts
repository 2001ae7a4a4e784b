import type { Terms } from '#core/knowledge/mining/store.ts';
import { centre, cosine } from '#core/knowledge/mining/terms.ts';
import type { seededRandom } from '#testkit/random.ts';

const ROUNDS = 8;

/** Spherical k-means from k vectors drawn at random: what anybody would write first. Places of the vectors, by group. */
export function kMeans(vectors: readonly Terms[], k: number, random: ReturnType<typeof seededRandom>): number[][] {
  let middles = Array.from({ length: k }, () => random.pick(vectors));
  let groups: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    groups = middles.map((): number[] => []);
    for (const [place, vector] of vectors.entries()) groups[nearest(vector, middles)]?.push(place);
    middles = groups.map((places, at) =>
      places.length === 0
        ? (middles[at] ?? [])
        : centre(
            places.map((place) => vectors[place] ?? []),
            120,
          ),
    );
  }
  return groups.filter((places) => places.length > 1);
}

function nearest(vector: Terms, middles: readonly Terms[]): number {
  let best = 0;
  let most = -1;
  for (const [at, middle] of middles.entries()) {
    const likeness = cosine(vector, middle);
    if (likeness > most) [best, most] = [at, likeness];
  }
  return best;
}
