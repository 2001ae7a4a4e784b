import { lazy } from 'react';

const loadCard = () => import('./prompt-card.tsx');
const loadMood = () => import('./mood-line.tsx');

/** Not part of the first screen: fetched before or with the first ticket that is opened. */
export const PromptCard = lazy(async () => ({ default: (await loadCard()).PromptCard }));
export const MoodLine = lazy(async () => ({ default: (await loadMood()).MoodLine }));
export const fetchGuidance = (): void => {
  void loadCard();
  void loadMood();
};
export { Heard } from './heard.tsx';
export { LikelyAbout } from './likely-about.tsx';
export { useAnswers, useReading, type About } from './queries.ts';
