import type { Conversation, ImportResult } from '#shared/contract/team/import.ts';

export type HubAccess = { readonly url: string; readonly token: string; readonly queueId: string };
type Answer = ImportResult & { refused: { id: string; detail: string }[] };

/** The hub said no to the caller, not to a conversation. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** Sends batches to the hub's import call. A batch the hub finds invalid is halved until the bad conversation stands alone. */
export async function sendBatch(access: HubAccess, batch: Conversation[]): Promise<Answer> {
  const answer = await fetch(`${access.url}/api/v1/conversations/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access.token}` },
    body: JSON.stringify({ queueId: access.queueId, conversations: batch }),
  });
  if (answer.ok) return { ...((await answer.json()) as ImportResult), refused: [] };
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  const isAboutContent = answer.status === 400 || answer.status === 413;
  if (!isAboutContent) throw new ImportRefused(answer.status, problem.code ?? 'UNKNOWN');
  const [only] = batch;
  if (batch.length === 1 && only) {
    return {
      created: [],
      known: [],
      refused: [{ id: only.id, detail: problem.message ?? problem.code ?? String(answer.status) }],
    };
  }
  const middle = Math.ceil(batch.length / 2);
  const [first, second] = [
    await sendBatch(access, batch.slice(0, middle)),
    await sendBatch(access, batch.slice(middle)),
  ];
  return {
    created: [...first.created, ...second.created],
    known: [...first.known, ...second.known],
    refused: [...first.refused, ...second.refused],
  };
}
