import { useCallback } from 'react';
import { useLanguage } from '../../../lib/i18n.tsx';

/** 0 → 周一, Mon. */
export function useDayName(): (day: number) => string {
  const language = useLanguage();
  return useCallback(
    (day) =>
      // The first of January 2024 was a Monday.
      new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' }).format(
        Date.UTC(2024, 0, 1 + day),
      ),
    [language],
  );
}
