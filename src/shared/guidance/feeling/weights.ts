import { pack, unpack, type Numbers, type Packed } from '../learn/packed.ts';
import { LANGUAGES } from '../text/language.ts';
import { HEADS, type FeelingModel, type LanguageModel } from './model.ts';

const TASK = 'feeling';

type NetworkShape = { readonly oneOf: number; readonly each: number };
type About = {
  readonly cuts: LanguageModel['cuts'];
  readonly networks: readonly NetworkShape[];
};

const PARTS = ['mean', 'spread', 'into', 'intoBias', 'outOf', 'outBias'] as const;

function numbersOf(name: string, { vocabulary, lines, networks, tagger }: LanguageModel): [string, Numbers][] {
  return [
    [`${name}.hashes`, vocabulary.hashes],
    [`${name}.idf`, vocabulary.idf],
    [`${name}.lines`, lines.weights],
    [`${name}.scales`, lines.scales],
    [`${name}.biases`, lines.biases],
    [`${name}.tagger.hashes`, tagger.hashes],
    [`${name}.tagger.weights`, tagger.weights],
    [`${name}.tagger.moves`, tagger.moves],
    ...networks.flatMap((network, i) =>
      PARTS.map((part): [string, Numbers] => [`${name}.net${i}.${part}`, network[part]]),
    ),
  ];
}

const aboutOf = ({ cuts, networks }: LanguageModel): About => ({
  cuts,
  networks: networks.map(({ oneOf, each }) => ({ oneOf, each })),
});

/** The models of both languages as one file. @param attributions whose texts they were learned of. */
export const packFeelingModel = (model: FeelingModel, attributions: readonly string[]): Uint8Array =>
  pack({
    task: TASK,
    attributions,
    about: Object.fromEntries(LANGUAGES.map((name) => [name, aboutOf(model[name])])),
    numbers: Object.fromEntries(LANGUAGES.flatMap((name) => numbersOf(name, model[name]))),
  });

function languageModelOf(name: string, { cuts, networks }: About, numbers: Packed['numbers']): LanguageModel {
  const of = (part: string): Numbers | undefined => numbers[`${name}.${part}`];
  const floats = (part: string): Float32Array => of(part) as Float32Array;
  const hashes = (part: string): Uint32Array => of(part) as Uint32Array;
  return {
    cuts,
    vocabulary: { hashes: hashes('hashes'), idf: floats('idf') },
    lines: { heads: HEADS, weights: of('lines') as Int8Array, scales: floats('scales'), biases: floats('biases') },
    tagger: {
      hashes: hashes('tagger.hashes'),
      weights: of('tagger.weights') as Int16Array,
      moves: floats('tagger.moves'),
    },
    networks: networks.map(({ oneOf, each }, i) => {
      const [mean, spread, into, intoBias, outOf, outBias] = PARTS.map((part) => floats(`net${i}.${part}`));
      return {
        oneOf,
        each,
        mean: mean!,
        spread: spread!,
        into: into!,
        intoBias: intoBias!,
        outOf: outOf!,
        outBias: outBias!,
      };
    }),
  };
}

/** @param bytes what `npm run train -- feeling` wrote. @throws WeightsFault where they are something else, damaged, or of the future. */
export function openFeelingModel(bytes: Uint8Array): FeelingModel {
  const { about, numbers } = unpack(bytes, TASK);
  const { zh, en } = about as Record<(typeof LANGUAGES)[number], About>;
  return { zh: languageModelOf('zh', zh, numbers), en: languageModelOf('en', en, numbers) };
}
