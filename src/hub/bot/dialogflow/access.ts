import { createSign } from 'node:crypto';
import { z } from 'zod';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Credentials } from './credentials.ts';

const SCOPE = 'https://www.googleapis.com/auth/dialogflow';
/** A token is asked for again so long before it ends. */
const SPARE_MS = MINUTE;

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A claim of the service account, signed with its key (RFC 7523, RS256). */
export function signedClaim({ email, privateKey, keyId, tokenUrl }: Credentials, now: number): string {
  const iat = Math.floor(now / SECOND);
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const claim = { iss: email, scope: SCOPE, aud: tokenUrl, iat, exp: iat + HOUR / SECOND };
  const unsigned = `${base64url(header)}.${base64url(claim)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}

/** Access tokens of a service account, each used until shortly before it ends. */
export class Access {
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  #token: { readonly text: string; readonly untilAt: number } | undefined;

  constructor(credentials: Credentials, clock: Clock) {
    this.#credentials = credentials;
    this.#clock = clock;
  }

  async token(signal: AbortSignal): Promise<string> {
    const now = this.#clock.now();
    if (this.#token && now < this.#token.untilAt) return this.#token.text;
    const assertion = signedClaim(this.#credentials, now);
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const answer = await fetch(this.#credentials.tokenUrl, { method: 'POST', body, signal, redirect: 'error' });
    if (!answer.ok) throw new Error(`no access token: ${answer.status}`);
    const { access_token, expires_in } = Granted.parse(await answer.json());
    this.#token = { text: access_token, untilAt: now + expires_in * SECOND - SPARE_MS };
    return access_token;
  }

  /** It was refused: the next one is new. */
  forget(): void {
    this.#token = undefined;
  }
}
