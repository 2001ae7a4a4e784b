import { z } from 'zod';

/** What a session is scored by; what the points of each mean stands in docs/practice.md. */
export const SKILLS = ['listen', 'questions', 'clarity', 'ownership', 'procedure', 'privacy'] as const;
export const Skill = z.enum(SKILLS);
export type Skill = z.infer<typeof Skill>;

/** What a scenario trains: knowledge of products and rules, people, records and figures. */
export const CORE_SKILLS = ['product', 'psychology', 'data'] as const;
export const CoreSkill = z.enum(CORE_SKILLS);
export type CoreSkill = z.infer<typeof CoreSkill>;

export const PRACTICE_CHANNELS = ['chat', 'phone'] as const;
export const PracticeChannel = z.enum(PRACTICE_CHANNELS);
export type PracticeChannel = z.infer<typeof PracticeChannel>;

/** What somebody may come with. */
export const START_FEELINGS = ['anger', 'anxiety', 'disappointment', 'sadness', 'confusion', 'neutral'] as const;
export const StartFeeling = z.enum(START_FEELINGS);
export type StartFeeling = z.infer<typeof StartFeeling>;

/**
 * How a feeling moves: `simmering` rises until it is heard, `flaring` is strong and falls fast once it is heard, `lasting` falls slowly,
 * `brittle` falls and comes back with every slip, `even` moves little.
 */
export const COURSES = ['simmering', 'flaring', 'lasting', 'brittle', 'even'] as const;
export const EmotionCourse = z.enum(COURSES);
export type EmotionCourse = z.infer<typeof EmotionCourse>;

export const COMPLICATIONS = [
  'interrupts',
  'wrong-order',
  'threatens',
  'silent',
  'repeats',
  'asks-manager',
  'other-data',
] as const;
export const Complication = z.enum(COMPLICATIONS);
export type Complication = z.infer<typeof Complication>;

/** How a session ends. `stopped`: the trainee ended it; nothing is held against them for it. */
export const SESSION_ENDS = ['calm', 'cold', 'escalated', 'left', 'breach', 'stopped'] as const;
export const SessionEnd = z.enum(SESSION_ENDS);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** How strong a feeling is, as far as words go. */
export const BANDS = ['hot', 'warm', 'cool'] as const;
export const Band = z.enum(BANDS);
export type Band = z.infer<typeof Band>;
