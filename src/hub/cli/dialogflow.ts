import { readCredentials } from '../bot/dialogflow/credentials.ts';
import type { DialogflowOptions } from '../bot/dialogflow/provider.ts';
import { Sentence } from './sentences.ts';

export const DIALOGFLOW_OPTIONS = {
  dialogflow: { type: 'string' },
  'dialogflow-project': { type: 'string' },
  'dialogflow-language': { type: 'string' },
} as const;
type Values = { readonly [K in keyof typeof DIALOGFLOW_OPTIONS]?: string | undefined };

/** Undefined: bots tell what the team's articles say. @throws Sentence */
export async function readDialogflow(values: Values): Promise<DialogflowOptions | undefined> {
  const { dialogflow: file, 'dialogflow-project': project, 'dialogflow-language': language } = values;
  if (file === undefined) {
    if (project !== undefined || language !== undefined) throw new Sentence('--dialogflow FILE is missing.');
    return undefined;
  }
  if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(language))
    throw new Sentence(`--dialogflow-language takes a code like zh-CN or en, not "${language}".`);
  const credentials = await readCredentials(file);
  if (!credentials)
    throw new Sentence(`${file} is not the key file (JSON) of a Google service account. Check --dialogflow.`);
  return { credentials, project, language };
}
