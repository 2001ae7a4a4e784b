import type { CoreSkill, PracticeChannel, Skill } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';

/** Names that stand on more than one page of practice. */
export function usePracticeWords() {
  const t = useT('practice');
  return {
    t,
    skill: (skill: Skill) => t(`skill.${skill}`),
    trains: (core: readonly CoreSkill[]) => core.map((one) => t(`core.${one}`)).join(t('comma')),
    channel: (channel: PracticeChannel) => t(`channel.${channel}`),
    difficulty: (difficulty: number) =>
      t(difficulty <= 1 ? 'difficulty.1' : difficulty === 2 ? 'difficulty.2' : 'difficulty.3'),
    /** 2.1: one digit, so that figures below each other can be compared. */
    points: (points: number) => points.toFixed(1),
  };
}
