import type { Moment } from '#shared/domain/moment.ts';
import { useT } from './i18n.tsx';

type Said = { readonly moment: Moment; readonly years: number | null; readonly day: string; readonly inDays: number };

/** `女儿的生日，满 6 岁` and `3 天后 · 06-01`: whose day it is, the how-manieth where that is known, and when it comes round. */
export function useMomentWords(): (said: Said) => { readonly what: string; readonly when: string } {
  const t = useT('history');
  return ({ moment: { kind, label }, years, day, inDays }) => {
    const kindWord = t(`moment.${kind}`);
    const whose = label === '' ? kindWord : t('moment.of', { label, what: kindWord });
    const when = inDays === 0 ? 'today' : inDays < 0 ? 'past' : 'soon';
    return {
      what: years === null || years === 0 ? whose : t('moment.years', { whose, kind, years }),
      when: t('moment.when', { when, days: Math.abs(inDays), day }),
    };
  };
}
