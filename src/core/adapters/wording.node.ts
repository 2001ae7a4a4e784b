import { z } from 'zod';
import type { Wording } from '../kernel/ports.ts';

/** As endpoints answer that speak the protocol of OpenAI's chat completions; what is not needed is not read. */
const Answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** So much of an answer is read; a line is far shorter. */
const MAX_BYTES = 65_536;
const TEMPERATURE = 0.8;
const MAX_TOKENS = 200;

async function bodyOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    // Leaving the loop ends the request.
    if (bytes > MAX_BYTES) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Asks a language model for one line. Redirects are refused: words go where the person at the desk said, and nowhere else. */
export const fetchWording: Wording = async ({ url, model, key, messages, timeoutMs }) => {
  const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, messages, temperature: TEMPERATURE, max_tokens: MAX_TOKENS, stream: false }),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return Answer.parse(JSON.parse(await bodyOf(response))).choices[0]?.message.content ?? '';
};
