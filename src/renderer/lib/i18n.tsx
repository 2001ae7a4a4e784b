import { createInstance, type i18n as I18n } from 'i18next';
import ICU from 'i18next-icu';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { KeyOf, LabelKey, Namespace, WordArgs, Words } from '#shared/i18n/index.ts';

export type Language = 'zh' | 'en';
export type Translate<N extends Namespace> = (key: KeyOf<N>, args?: WordArgs) => string;

/** `system` follows the browser: Chinese for any kind of Chinese, English for everybody else. */
export function resolveLanguage(choice: 'system' | Language, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const known = preferred.find((tag) => /^(zh|en)\b/i.test(tag));
  return known === undefined || /^en/i.test(known) ? 'en' : 'zh';
}

/** The words that are here so far, by language. */
export type KnownWords = Partial<Record<Language, Words>>;

/** One language is loaded before the first screen, the other when it is asked for; both lie beside the page. */
export const loadWords = (language: Language): Promise<Words> =>
  language === 'zh'
    ? import('#shared/i18n/zh.ts').then(({ zh }) => zh)
    : import('#shared/i18n/en.ts').then(({ en }) => en);

/** Adds a language to an instance that does not have it yet. */
export async function learn(i18n: I18n, language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, 'common')) return;
  for (const [namespace, words] of Object.entries(await loadWords(language))) {
    i18n.addResourceBundle(language, namespace, words);
  }
}

/** Most texts take no argument and stand as they are: to parse them all would cost the first screen a tenth of a second. */
const HAS_ICU = /[{}'#]/;
function wordsFormat() {
  const icu = new ICU({ memoize: true, parseErrorHandler: (_error, key) => key });
  // Its types leave out the method that i18next calls.
  const format = icu as unknown as { parse: (text: string, ...rest: unknown[]) => string };
  const parse = format.parse.bind(icu);
  format.parse = (text, ...rest) => (HAS_ICU.test(text) ? parse(text, ...rest) : text);
  return icu;
}

export function createI18n(language: Language, known: KnownWords): I18n {
  const instance = createInstance();
  void instance.use(wordsFormat()).init({
    lng: language,
    fallbackLng: 'zh',
    resources: known,
    ns: Object.keys(known[language] ?? {}),
    defaultNS: 'common',
    keySeparator: false,
    nsSeparator: ':',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  return instance;
}

/** Until the words of the wanted language are here, the screen speaks the other. */
const firstOf = (wanted: Language, known: KnownWords): Language =>
  known[wanted] ? wanted : wanted === 'zh' ? 'en' : 'zh';

type Speaker = {
  readonly i18n: I18n;
  readonly language: Language;
  /** The words of a namespace; the same function until the language changes. */
  readonly wordsOf: <N extends Namespace>(namespace: N) => Translate<N>;
  readonly label: (label: LabelKey, args?: WordArgs) => string;
};
const SpeakerContext = createContext<Speaker | null>(null);

/** The words of one namespace outside React. */
export function translator<N extends Namespace>(i18n: I18n, namespace: N): Translate<N> {
  return remembered(i18n.getFixedT(i18n.language, namespace));
}

/** Texts without arguments are looked up once: the same few dozen stand in every row. */
function remembered(fixed: unknown): (key: string, args?: WordArgs) => string {
  const say = fixed as (key: string, args?: WordArgs) => string;
  const said = new Map<string, string>();
  return (key, args) => {
    if (args !== undefined) return say(key, args);
    const text = said.get(key) ?? say(key);
    said.set(key, text);
    return text;
  };
}

function speakerOf(i18n: I18n, language: Language): Speaker {
  const known = new Map<Namespace, Translate<Namespace>>();
  return {
    i18n,
    language,
    wordsOf: <N extends Namespace>(namespace: N): Translate<N> => {
      const words = known.get(namespace) ?? translator<Namespace>(i18n, namespace);
      known.set(namespace, words);
      return words as unknown as Translate<N>;
    },
    label: remembered(i18n.getFixedT(language)),
  };
}

/** The instance's language, as it changes. */
function useSpoken(i18n: I18n): Language {
  const subscribe = useCallback(
    (listener: () => void) => {
      i18n.on('languageChanged', listener);
      return () => i18n.off('languageChanged', listener);
    },
    [i18n],
  );
  return useSyncExternalStore(subscribe, () => (i18n.language === 'en' ? 'en' : 'zh'));
}

type WordsProps = { readonly language: Language; readonly known: KnownWords; readonly children: ReactNode };

/**
 * Gives the words of `language` to everything below, and names it on the page for screen readers and fonts. One subscription
 * serves all: every component has words, and a thousand of them that subscribe each are felt at the start.
 */
export function WordsProvider({ language, known, children }: WordsProps) {
  const [instance] = useState(() => createI18n(firstOf(language, known), known));
  useEffect(() => {
    // Another may be chosen while the words of this one are loaded.
    let isWanted = true;
    const turn = async (): Promise<void> => {
      if (instance.language === language) return;
      await learn(instance, language);
      if (isWanted) await instance.changeLanguage(language);
    };
    void turn();
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    return () => {
      isWanted = false;
    };
  }, [instance, language]);
  const spoken = useSpoken(instance);
  const speaker = useMemo(() => speakerOf(instance, spoken), [instance, spoken]);
  return <SpeakerContext value={speaker}>{children}</SpeakerContext>;
}

function useSpeaker(): Speaker {
  const speaker = use(SpeakerContext);
  if (!speaker) throw new Error('words outside WordsProvider');
  return speaker;
}

/** Words of one namespace; keys are checked by the compiler. Arguments are ICU arguments. */
export const useT = <N extends Namespace>(namespace: N): Translate<N> => useSpeaker().wordsOf(namespace);

/** Words for records that carry their label with its namespace, such as actions. */
export const useLabel = (): Speaker['label'] => useSpeaker().label;

export const useLanguage = (): Language => useSpeaker().language;

/** The instance itself, for whoever needs words of both languages. */
export const useI18n = (): I18n => useSpeaker().i18n;

/** Picks the side of a text that exists in both languages. */
export function useLocalized(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return useMemo(() => (text) => text[language] || text.zh || text.en, [language]);
}
