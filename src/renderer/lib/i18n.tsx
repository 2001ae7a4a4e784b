import { createInstance, type i18n as I18n } from 'i18next';
import ICU from 'i18next-icu';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
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

export function createI18n(language: Language, known: KnownWords): I18n {
  const instance = createInstance();
  void instance.use(new ICU({ memoize: true, parseErrorHandler: (_error, key) => key })).init({
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

type WordsProps = { readonly language: Language; readonly known: KnownWords; readonly children: ReactNode };

/** Gives the words of `language` to everything below, and names it on the page for screen readers and fonts. */
export function WordsProvider({ language, known, children }: WordsProps) {
  const [instance] = useState(() => createI18n(firstOf(language, known), known));
  useEffect(() => {
    const turn = async (): Promise<void> => {
      if (instance.language === language) return;
      await learn(instance, language);
      await instance.changeLanguage(language);
    };
    void turn();
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [instance, language]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}

/** The words of one namespace outside React. */
export function translator<N extends Namespace>(i18n: I18n, namespace: N): Translate<N> {
  const fixed = i18n.getFixedT(i18n.language, namespace) as unknown as (key: string, args?: WordArgs) => string;
  return (key, args) => fixed(key, args);
}

/** Words of one namespace; keys are checked by the compiler. Arguments are ICU arguments. */
export function useT<N extends Namespace>(namespace: N): Translate<N> {
  const { i18n } = useTranslation(namespace);
  const language = i18n.language;
  // oxlint-disable-next-line react/exhaustive-deps -- the language changes inside the same instance
  return useMemo(() => translator(i18n, namespace), [i18n, language, namespace]);
}

/** Words for records that carry their label with its namespace, such as actions. */
export function useLabel(): (label: LabelKey, args?: WordArgs) => string {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const fixed = i18n.getFixedT(language) as unknown as (key: string, args?: WordArgs) => string;
    return (label, args) => fixed(label, args);
  }, [i18n, language]);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** Picks the side of a text that exists in both languages. */
export function useLocalized(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return useMemo(() => (text) => text[language] || text.zh || text.en, [language]);
}
