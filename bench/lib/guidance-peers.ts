import { Sentence } from '../../scripts/lib/sentence.ts';
import { loadPeer } from './peers.ts';

/** Something that learns questions and then answers them; undefined: it has no answer. */
export type Answerer = {
  readonly learn: (questions: readonly { readonly text: string; readonly label: string }[]) => Promise<void>;
  readonly answer: (text: string) => Promise<string | undefined> | string | undefined;
};
/** Something that says whether a text is for (above 0) or against (below 0). */
export type Judge = (text: string) => number;

type Bayes = { addDocument(text: string, label: string): void; train(): void; classify(text: string): string };

async function bayes(): Promise<Answerer> {
  // It reads a file of settings and says so on standard output, where only results belong.
  process.env['DOTENV_CONFIG_QUIET'] = 'true';
  const { default: natural } = await loadPeer<{ default: { BayesClassifier: new () => Bayes } }>('natural');
  const classifier = new natural.BayesClassifier();
  return {
    learn: async (questions) => {
      for (const { text, label } of questions) classifier.addDocument(text, label);
      classifier.train();
    },
    answer: (text) => classifier.classify(text),
  };
}

type Nlp = {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string }>;
};
type Docks = { dockStart(settings: object): Promise<{ get(name: string): Nlp }> };

async function nlpjs(): Promise<Answerer> {
  const { default: basic } = await loadPeer<{ default: Docks }>('@nlpjs/basic');
  const settings = { nlp: { autoSave: false, autoLoad: false, nlu: { log: false } } };
  const dock = await basic.dockStart({ settings, use: ['Basic'] });
  const nlp = dock.get('nlp');
  nlp.addLanguage('en');
  return {
    learn: async (questions) => {
      for (const { text, label } of questions) nlp.addDocument('en', text, label);
      await nlp.train();
    },
    answer: async (text) => (await nlp.process('en', text)).intent,
  };
}

type Afinn = { analyze(text: string): { score: number } };
type Vader = { SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } } };

async function afinn(): Promise<Judge> {
  const { default: Sentiment } = await loadPeer<{ default: new () => Afinn }>('sentiment');
  const sentiment = new Sentiment();
  return (text) => sentiment.analyze(text).score;
}

async function vader(): Promise<Judge> {
  const { default: read } = await loadPeer<{ default: Vader }>('vader-sentiment');
  return (text) => read.SentimentIntensityAnalyzer.polarity_scores(text).compound;
}

/** Those of the peers that are installed, by name; the others by name as well, with what to do. */
export async function installed<T>(peers: Readonly<Record<string, () => Promise<T>>>): Promise<Map<string, T>> {
  const there = new Map<string, T>();
  for (const [name, open] of Object.entries(peers)) {
    try {
      there.set(name, await open());
    } catch (cause) {
      if (!(cause instanceof Sentence)) throw cause;
      console.error(`guidance: ${name} is left out: ${cause.message}`);
    }
  }
  return there;
}

export const ANSWERERS = { 'natural Bayes': bayes, '@nlpjs/basic': nlpjs } as const;
export const JUDGES = { sentiment: afinn, 'vader-sentiment': vader } as const;
