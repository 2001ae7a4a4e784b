import { MAX_ENCODED_BODY } from '#shared/kernel/limits.ts';

/** Control characters take six bytes each on the wire: few enough units may still be too much for any request. */
export const fitsRequest = (body: string): boolean =>
  new TextEncoder().encode(JSON.stringify(body)).length <= MAX_ENCODED_BODY;
