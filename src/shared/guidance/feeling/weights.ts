import { pack, unpack, type Numbers, type Packed } from '../learn/packed.ts';
import { LANGUAGES, type Language } from '../text/language.ts';
import { HEADS, type FeelingModel, type LanguageModel, type Trust } from './model.ts';

const TASK = 'feeling';

type About = Readonly<Record<Language, Trust>>;

function numbersOf(name: string, { vocabulary, lines, tagger }: LanguageModel): [string, Numbers][] {
  return [
    [`${name}.hashes`, vocabulary.hashes],
    [`${name}.idf`, vocabulary.idf],
    [`${name}.lines`, lines.weights],
    [`${name}.scales`, lines.scales],
    [`${name}.biases`, lines.biases],
    [`${name}.tagger.hashes`, tagger.hashes],
    [`${name}.tagger.weights`, tagger.weights],
    [`${name}.tagger.moves`, tagger.moves],
  ];
}

/** The models of both languages as one file. @param attributions whose texts they were learned of. */
export const packFeelingModel = (model: FeelingModel, attributions: readonly string[]): Uint8Array =>
  pack({
    task: TASK,
    attributions,
    about: Object.fromEntries(LANGUAGES.map((name) => [name, model[name].trust])),
    numbers: Object.fromEntries(LANGUAGES.flatMap((name) => numbersOf(name, model[name]))),
  });

function languageModelOf(name: string, trust: Trust, numbers: Packed['numbers']): LanguageModel {
  const of = (part: string): Numbers | undefined => numbers[`${name}.${part}`];
  const floats = (part: string): Float32Array => of(part) as Float32Array;
  const hashes = (part: string): Uint32Array => of(part) as Uint32Array;
  return {
    trust,
    vocabulary: { hashes: hashes('hashes'), idf: floats('idf') },
    lines: { heads: HEADS, weights: of('lines') as Int8Array, scales: floats('scales'), biases: floats('biases') },
    tagger: {
      hashes: hashes('tagger.hashes'),
      weights: of('tagger.weights') as Int16Array,
      moves: floats('tagger.moves'),
    },
  };
}

/** @param bytes what `npm run train -- feeling` wrote. @throws WeightsFault where they are something else, damaged, or of the future. */
export function openFeelingModel(bytes: Uint8Array): FeelingModel {
  const { about, numbers } = unpack(bytes, TASK);
  const { zh, en } = about as About;
  return { zh: languageModelOf('zh', zh, numbers), en: languageModelOf('en', en, numbers) };
}
