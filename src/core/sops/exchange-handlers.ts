import { implement } from '@orpc/server';
import { sops as contract } from '#shared/contract/app/sops.ts';
import { exportSop, importSop } from '#shared/domain/sop/exchange.ts';
import type { Sop } from '#shared/domain/sop/index.ts';
import { fromMermaid, toMermaid } from '#shared/domain/sop/mermaid.ts';
import type { Language } from '#shared/kernel/text.ts';
import { found } from '../kernel/refusal.ts';
import { findSop } from './queries.ts';
import type { SopsWorld } from './run-handlers.ts';

const os = implement(contract);

type Format = 'json' | 'mermaid';

const written = (sop: Sop, format: Format, language: Language): string =>
  format === 'json' ? exportSop(sop) : toMermaid(sop, language);

const ENDINGS: Readonly<Record<Format, string>> = { json: 'sop.json', mermaid: 'mmd' };

/** Procedures as files: what `write` writes, `read` reads back whole. */
export const exchangeHandlers = ({ desk }: SopsWorld) => ({
  read: os.read.handler(({ input: { format, text }, errors }) => {
    if (format === 'json') {
      const read = importSop(text);
      if (read.ok) return { key: read.key, content: read.content, left: [] };
      throw errors.UNREADABLE({ data: { faults: read.faults.map(({ path, code }) => ({ place: path, code })) } });
    }
    const { content, problems } = fromMermaid(text);
    const left = problems.map(({ line, code }) => ({ place: `line ${line}`, code }));
    // Any words can be read as boxes: what does not say that it is a flow chart is none.
    const isDrawn = problems.every(({ code }) => code !== 'no-flowchart');
    if (content && isDrawn) return { key: null, content, left };
    throw errors.UNREADABLE({ data: { faults: left } });
  }),
  write: os.write.handler(({ input: { sopId, format, language } }) => {
    const sop = found(desk().read((db) => findSop(db, sopId)));
    return { fileName: `${sop.key}.${ENDINGS[format]}`, text: written(sop, format, language) };
  }),
});
