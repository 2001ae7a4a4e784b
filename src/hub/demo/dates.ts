import type { Language } from '#shared/kernel/text.ts';
import { DAY } from '#shared/kernel/time.ts';

const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', timeZone: 'Europe/London' }),
} as const satisfies Record<Language, Intl.DateTimeFormat>;

/** Replaces `{{-3d}}` and `{{+4d}}` by the day it was or will be, so that what people say fits the time it is said. */
export function fillDates(text: string, language: Language, now: number): string {
  return text.replaceAll(/\{\{([+-]\d+)d\}\}/g, (_, days: string) =>
    formats[language].format(now + Number(days) * DAY),
  );
}
