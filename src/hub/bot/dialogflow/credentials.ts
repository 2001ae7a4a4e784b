import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readJson } from '#shared/kernel/json.ts';

/** The key file of a Google service account, as the console hands it out. */
const KeyFile = z.object({
  type: z.literal('service_account'),
  project_id: z.string().min(1),
  private_key: z.string().includes('PRIVATE KEY'),
  private_key_id: z.string().optional(),
  client_email: z.string().min(3),
  token_uri: z.url({ protocol: /^https?$/ }),
});

export type Credentials = {
  readonly project: string;
  readonly email: string;
  readonly privateKey: string;
  readonly keyId: string | undefined;
  /** Where a signed claim is changed for an access token. */
  readonly tokenUrl: string;
};

/** Undefined: the file cannot be read, or is no such key. */
export async function readCredentials(file: string): Promise<Credentials | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = KeyFile.safeParse(readJson(text));
  if (!parsed.success) return undefined;
  const { project_id, private_key, private_key_id, client_email, token_uri } = parsed.data;
  return {
    project: project_id,
    email: client_email,
    privateKey: private_key,
    keyId: private_key_id,
    tokenUrl: token_uri,
  };
}
