import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelKey, WordArgs } from '#shared/i18n/index.ts';

/** A label in both languages at once: the palette is searched in whichever comes to mind. */
export function useBothLanguages(): (label: LabelKey, args?: WordArgs) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const words = ['zh', 'en'].map(
      (language) => i18n.getFixedT(language) as unknown as (key: string, args?: WordArgs) => string,
    );
    return (label, args) => words.map((say) => say(label, args)).join(' ');
  }, [i18n]);
}
