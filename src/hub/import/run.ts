import type { Conversation, ImportResult } from '#shared/contract/team/import.ts';
import { parseConversation, type ReadOptions } from './conversation-file.ts';
import { readLines } from './lines.ts';
import type { Problem } from './problem.ts';

const BATCH_CONVERSATIONS = 100;
const BATCH_BYTES = 2 * 1024 * 1024;

export type Progress = { readonly bytes: number; readonly line: number };
export type FileReport = {
  lines: number;
  /** Lines an earlier, interrupted run had finished. */
  earlier: number;
  loaded: number;
  /** Loaded by an earlier run: left as they are. */
  known: number;
  problems: Problem[];
};

export type ImportTask = {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lines an earlier, interrupted run finished. */
  readonly skipLines: number;
  readonly read: ReadOptions;
  /** Sends one batch to the hub; throws when the hub is gone. A conversation the hub refuses comes back in `refused`. */
  readonly send: (batch: Conversation[]) => Promise<ImportResult & { refused: { id: string; detail: string }[] }>;
  /** Called after a batch is durable on the hub: everything up to `line` need not be read again. */
  readonly onProgress: (progress: Progress) => Promise<void>;
};

/**
 * Loads one conversation file, line by line. Invariants:
 * 1. A bad line costs that line only, and is reported with its number.
 * 2. Progress is announced only after the hub has answered, so a run that dies loses nothing and repeats at most one batch.
 * 3. Memory holds one line and one batch, whatever the size of the file.
 */
export async function importFile(task: ImportTask): Promise<FileReport> {
  const report: FileReport = { lines: 0, earlier: 0, loaded: 0, known: 0, problems: [] };
  const firstLine = new Map<string, number>();
  let batch: { conversation: Conversation; line: number }[] = [];
  let batchBytes = 0;
  let reached: Progress = { bytes: 0, line: 0 };

  const flush = async (): Promise<void> => {
    if (batch.length > 0) await deliver(task, batch, report);
    batch = [];
    batchBytes = 0;
    await task.onProgress(reached);
  };

  for await (const { line, end, isComplete, content } of readLines(task.chunks)) {
    report.lines = line;
    if (line <= task.skipLines) report.earlier += 1;
    const entry = readEntry(line, content, isComplete, task.read);
    if (entry && 'problem' in entry) {
      report.problems.push(entry.problem);
    } else if (entry) {
      const { conversation } = entry;
      const earlier = firstLine.get(conversation.id);
      if (earlier !== undefined) {
        report.problems.push({ line, code: 'duplicate-id', detail: `${conversation.id} (line ${earlier})` });
      } else {
        firstLine.set(conversation.id, line);
        if (line > task.skipLines) {
          batch.push({ conversation, line });
          batchBytes += 'text' in content ? content.text.length : 0;
        }
      }
    }
    reached = { bytes: end, line };
    if (batch.length >= BATCH_CONVERSATIONS || batchBytes >= BATCH_BYTES) await flush();
  }
  await flush();
  report.problems.sort((a, b) => a.line - b.line);
  return report;
}

function readEntry(
  line: number,
  content: { text: string } | { problem: Problem },
  isComplete: boolean,
  read: ReadOptions,
) {
  if ('problem' in content) return content;
  const text = line === 1 ? content.text.replace(/^\uFEFF/, '') : content.text;
  return text.trim() === '' ? undefined : parseConversation(line, text, isComplete, read);
}

async function deliver(
  task: ImportTask,
  batch: { conversation: Conversation; line: number }[],
  report: FileReport,
): Promise<void> {
  const result = await task.send(batch.map(({ conversation }) => conversation));
  report.loaded += result.created.length;
  report.known += result.known.length;
  const lines = new Map(batch.map(({ conversation, line }) => [conversation.id, line]));
  for (const { id, detail } of result.refused) {
    report.problems.push({ line: lines.get(id) ?? 0, code: 'refused', detail: `${id}: ${detail}` });
  }
}
