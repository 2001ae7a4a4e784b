import { z } from 'zod';
import type { Language } from '#shared/kernel/text.ts';
import { cleanWords } from '#shared/telephony/index.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Asked, BotAnswer, BotProvider } from '../provider.ts';
import { Access } from './access.ts';
import type { Credentials } from './credentials.ts';

export type DialogflowOptions = {
  readonly credentials: Credentials;
  /** Default: the one of the credentials. */
  readonly project?: string | undefined;
  /** As Dialogflow names it (`zh-CN`, `en`). Default: the customer's. */
  readonly language?: string | undefined;
  /** Default: Google's own. */
  readonly endpoint?: string | undefined;
};

const ENDPOINT = 'https://dialogflow.googleapis.com';
/** What a virtual agent takes of a text, in characters. */
const MAX_ASKED = 256;
const MAX_TOLD = 2000;
const LANGUAGES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
/** The action of the fallback intent that every agent begins with. */
const NOT_UNDERSTOOD = 'input.unknown';

const Detected = z.object({
  queryResult: z.object({
    action: z.string().optional(),
    fulfillmentText: z.string().optional(),
    fulfillmentMessages: z.array(z.object({ text: z.object({ text: z.array(z.string()) }).optional() })).optional(),
    intent: z.object({ isFallback: z.boolean().optional() }).optional(),
    intentDetectionConfidence: z.number().min(0).max(1).optional(),
  }),
});
type Result = z.infer<typeof Detected>['queryResult'];

/** The texts for this customer; of each message Dialogflow has chosen the first. */
function wordsOf({ fulfillmentMessages = [], fulfillmentText = '' }: Result): string {
  const told = fulfillmentMessages
    .flatMap(({ text }) => text?.text.slice(0, 1) ?? [])
    .filter((words) => words.trim() !== '');
  return cleanWords(told.length > 0 ? told.join('\n') : fulfillmentText, MAX_TOLD);
}

function answerOf(result: Result): BotAnswer | 'unsure' {
  const text = wordsOf(result);
  const isUnderstood =
    result.intent !== undefined && result.intent.isFallback !== true && result.action !== NOT_UNDERSTOOD;
  if (!isUnderstood || text === '') return 'unsure';
  return { text, articleId: null, confidence: result.intentDetectionConfidence ?? 0 };
}

/**
 * A Dialogflow ES agent (v2, `projects.agent.sessions.detectIntent`). The team answers for what its agent says. Only the text, its
 * language and a name for the conversation that says nothing of the customer leave the house.
 */
export function dialogflowProvider(options: DialogflowOptions, clock: Clock): BotProvider {
  const { credentials, project = credentials.project, language, endpoint = ENDPOINT } = options;
  const access = new Access(credentials, clock);
  const detect = async ({ text, language: spoken, session, signal }: Asked): Promise<Response> => {
    const path = `/v2/projects/${encodeURIComponent(project)}/agent/sessions/${encodeURIComponent(session)}:detectIntent`;
    const asked = { text: Array.from(text).slice(0, MAX_ASKED).join(''), languageCode: language ?? LANGUAGES[spoken] };
    return fetch(new URL(path, endpoint), {
      method: 'POST',
      headers: { authorization: `Bearer ${await access.token(signal)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ queryInput: { text: asked } }),
      redirect: 'error',
      signal,
    });
  };
  return {
    isOutside: true,
    async answer(asked) {
      // Nothing can be understood of nothing, and Dialogflow refuses it.
      if (asked.text.trim() === '') return 'unsure';
      let answer = await detect(asked);
      if (answer.status === 401) {
        access.forget();
        answer = await detect(asked);
      }
      if (!answer.ok) throw new Error(`Dialogflow: ${answer.status}`);
      return answerOf(Detected.parse(await answer.json()).queryResult);
    },
  };
}
