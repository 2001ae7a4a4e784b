import { useCallback, useEffect, useRef } from 'react';
import type { Settings } from '#shared/contract/app/settings.ts';
import { useSettings } from '../lib/settings.ts';
import { useShell } from '../lib/shell.ts';
import { playTone } from './tone.ts';

type Switch = Exclude<keyof Settings['notifications'], 'isOn' | 'hasSound'>;
export type News = { readonly title: string; readonly body: string; readonly ticketId: string | null };
/** `about` names the setting that can switch it off; null: only all together can. */
export type Tell = (about: Switch | null, news: News) => void;

const TITLE = 200;
const BODY = 500;

export const isOutOfSight = (): boolean => document.visibilityState === 'hidden';

/** Tells the person something while they look elsewhere, if they want to hear of it. */
export function useTell(): Tell {
  const shell = useShell();
  const { notifications } = useSettings().settings;
  const wanted = useRef(notifications);
  useEffect(() => {
    wanted.current = notifications;
  }, [notifications]);
  return useCallback(
    (about, { title, body, ticketId }) => {
      const { isOn, hasSound, ...switches } = wanted.current;
      if (!isOn || !isOutOfSight() || (about !== null && !switches[about])) return;
      shell.call({ name: 'notify', title: title.slice(0, TITLE), body: body.slice(0, BODY), ticketId });
      if (hasSound) playTone();
    },
    [shell],
  );
}
