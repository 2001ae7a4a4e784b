import { chooseCard, LEAST_SURE, type CardContent, type Feeling } from '#shared/domain/guidance/index.ts';

/** Why a sentence would not bring a card; the first that holds is the one to mend. */
export type Misfit = 'calm' | 'unsure' | 'emotion' | 'weak' | 'calmer' | 'need';

const UNPUBLISHED = {
  id: 'tried',
  key: 'tried',
  version: 1,
  teamId: '-',
  summary: '',
  authorId: null,
  publishedAt: null,
  retiredAt: null,
} as const;
const NOWHERE = { about: '', now: 0, earlier: [], recent: [] } as const;

/** The rule itself, asked in a moment whose stage and channel the card is meant for. */
function isChosen(content: CardContent, feeling: Feeling): boolean {
  const card = {
    ...content,
    ...UNPUBLISHED,
  };
  const moment = { ...NOWHERE, feeling, stage: content.stages[0] ?? 'middle', channel: content.channels[0] ?? 'chat' };
  return chooseCard([card], moment) !== null;
}

/** Whether a line read like this would bring the card, its stage and channel granted; null: it would. */
export function misfitOf(content: CardContent, feeling: Feeling): Misfit | null {
  if (isChosen(content, feeling)) return null;
  if (feeling.emotion === 'neutral') return 'calm';
  if (feeling.sureness < LEAST_SURE) return 'unsure';
  if (!content.emotions.includes(feeling.emotion)) return 'emotion';
  if (feeling.intensity < content.intensity) return 'weak';
  return content.urgent && !feeling.escalate ? 'calmer' : 'need';
}
