import { useEffect, useMemo, useState } from 'react';
import type { LabelKey, WordArgs } from '#shared/i18n/index.ts';
import { learn, useI18n } from '../lib/i18n.tsx';

/** A label in both languages at once: the palette is searched in whichever comes to mind. */
export function useBothLanguages(): (label: LabelKey, args?: WordArgs) => string {
  const i18n = useI18n();
  const [isComplete, setComplete] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void Promise.all([learn(i18n, 'zh'), learn(i18n, 'en')]).then(() => isWanted && setComplete(true));
    return () => {
      isWanted = false;
    };
  }, [i18n]);
  return useMemo(() => {
    const words = ['zh', 'en'].map(
      (language) => i18n.getFixedT(language) as unknown as (key: string, args?: WordArgs) => string,
    );
    return (label, args) => words.map((say) => say(label, args)).join(' ');
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the other language arrives inside the same instance
  }, [i18n, isComplete]);
}
