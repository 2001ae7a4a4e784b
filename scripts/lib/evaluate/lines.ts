import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Sentence } from '../sentence.ts';

/** Every line of a JSONL file. @throws Sentence that names the file and the line that is not what it should be. */
export async function readLinesOf<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Sentence(`there is no file ${file}.`);
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(parsed(line));
    if (read.success) return [read.data];
    throw new Sentence(`${file}, line ${i + 1}: ${z.prettifyError(read.error)}`);
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
