import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What was asked of the agent. */
export type PeerAsked = { readonly path: string; readonly text: string; readonly languageCode: string };

/**
 * As much of Google's token endpoint and of a Dialogflow ES agent as the hub talks to: it checks the signed claim against the key it gave
 * out, takes each access token until told otherwise, and answers in the shapes of v2.
 */
export type DialogflowPeer = {
  readonly endpoint: string;
  /** The key file of a service account that it knows. */
  readonly keyFile: string;
  readonly asked: PeerAsked[];
  readonly claims: Record<string, unknown>[];
  /** What the agent makes of a text; null: its fallback intent. */
  intents: (text: string) => string | null;
  /** How the next answers go wrong, if they do. */
  fault: 'none' | 'status' | 'garbage' | 'hang';
  /** Forgets every token it gave out. */
  expire(): void;
  close(): Promise<void>;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
};
const partOf = (text = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;

/** As Google documents them: a match, and the fallback that every agent begins with. */
function queryResult(text: string, told: string | null): Record<string, unknown> {
  const intent = { name: 'projects/p/agent/intents/1', displayName: told === null ? 'Default Fallback Intent' : 'Faq' };
  const words = told ?? '我没听懂。';
  return {
    queryText: text,
    languageCode: 'zh-cn',
    action: told === null ? 'input.unknown' : '',
    parameters: {},
    allRequiredParamsPresent: true,
    fulfillmentText: words,
    fulfillmentMessages: [{ text: { text: [words] } }, { payload: { any: 'thing' } }],
    intent: told === null ? { ...intent, isFallback: true } : intent,
    intentDetectionConfidence: told === null ? 1 : 0.87,
  };
}

const BROKEN: { readonly [F in DialogflowPeer['fault']]?: { readonly status: number; readonly body: string } } = {
  status: { status: 503, body: '{}' },
  garbage: { status: 200, body: '<html>' },
};

export async function dialogflowPeer(): Promise<DialogflowPeer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tokens = new Set<string>();
  const peer = {
    asked: [] as PeerAsked[],
    claims: [] as Record<string, unknown>[],
    fault: 'none' as DialogflowPeer['fault'],
  };
  const isSigned = (assertion: string): boolean => {
    const [header = '', claim = '', signature = ''] = assertion.split('.');
    const verified = createVerify('RSA-SHA256').update(`${header}.${claim}`);
    return partOf(header)['alg'] === 'RS256' && verified.verify(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), signature, 'base64url'); // prettier-ignore
  };
  const token = (body: string): [number, unknown] => {
    const form = new URLSearchParams(body);
    const assertion = form.get('assertion') ?? '';
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer' || !isSigned(assertion))
      return [400, { error: 'invalid_grant' }];
    peer.claims.push(partOf(assertion.split('.')[1]));
    const given = `token-${peer.claims.length}`;
    tokens.add(given);
    return [200, { access_token: given, expires_in: 3600, token_type: 'Bearer' }];
  };
  const detect = (path: string, bearer: string, body: string): [number, unknown] => {
    if (!tokens.has(bearer)) return [401, { error: { code: 401, status: 'UNAUTHENTICATED' } }];
    const { queryInput } = JSON.parse(body) as { queryInput: { text: { text: string; languageCode: string } } };
    const { text, languageCode } = queryInput.text;
    if (text === '' || Array.from(text).length > 256)
      return [400, { error: { code: 400, status: 'INVALID_ARGUMENT' } }];
    peer.asked.push({ path, text, languageCode });
    return [200, { responseId: 'r-1', queryResult: queryResult(text, made.intents(text)) }];
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { url = '', headers } = request;
      if (peer.fault === 'hang') return;
      const isToken = url === '/token';
      const broken = isToken ? undefined : BROKEN[peer.fault];
      if (broken) {
        response.writeHead(broken.status).end(broken.body);
        return;
      }
      const bearer = (headers.authorization ?? '').replace('Bearer ', '');
      const [status, answer] = isToken ? token(body) : detect(url, bearer, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), 'attune-dialogflow-'));
  const keyFile = join(folder, 'key.json');
  const key = {
    type: 'service_account',
    project_id: 'shop-faq',
    private_key_id: 'k1',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'bot@shop-faq.iam.gserviceaccount.com',
    token_uri: `${endpoint}/token`,
  };
  await writeFile(keyFile, JSON.stringify(key), { mode: 0o600 });
  const made: DialogflowPeer = Object.assign(peer, {
    endpoint,
    keyFile,
    intents: (_text: string): string | null => null,
    expire: () => tokens.clear(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  });
  return made;
}
