import { Button, Progress, Select, Table } from '@mantine/core';
import { useRef, useState } from 'react';
import type { MarkdownFile } from '#shared/contract/app/knowledge.ts';
import { useApi, type Api } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { Pill, type Tone } from '../../../ui/index.ts';
import { useSpaces } from '../queries.ts';
import { batchesOf, readChosen } from './batches.ts';
import css from './exchange.module.css';
import { countsOf, inOrder } from './outcomes.ts';

type Result = Awaited<ReturnType<Api['knowledge']['importFolder']>>['results'][number];
type Work = { readonly isTrial: boolean; readonly done: number; readonly all: number };
const TONE: Record<Result['outcome'], Tone> = { new: 'ok', changed: 'info', same: 'neutral', refused: 'bad' };
const SHOWN = 500;

/** Reads a folder, says file by file what would happen, and then does it. */
export function ImportForm({ onClose }: { onClose: () => void }) {
  const t = useT('knowledge');
  const { say } = useToaster();
  const spaces = useSpaces().data?.spaces ?? [];
  const [space, setSpace] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly MarkdownFile[]>([]);
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const { work, run } = useImport();
  const spaceId = space ?? spaces[0] ?? null;
  const wanted = results?.filter(({ outcome }) => outcome === 'new' || outcome === 'changed') ?? [];
  const tryOut = async (chosen: readonly MarkdownFile[], into: string | null) => {
    setFiles(chosen);
    setResults(null);
    if (into !== null && chosen.length > 0) setResults((await run(chosen, into, true)) ?? null);
  };
  const importNow = async () => {
    const paths = new Set(wanted.map(({ path }) => path));
    const done =
      spaceId &&
      (await run(
        files.filter(({ path }) => paths.has(path)),
        spaceId,
        false,
      ));
    if (!done) return;
    const bad = done.filter(({ outcome }) => outcome === 'refused');
    say({ title: t('exchange.imported', { count: done.length - bad.length }), tone: bad.length > 0 ? 'warn' : 'ok' });
    if (bad.length > 0) setResults(bad);
    else onClose();
  };
  return (
    <div className={css['form']}>
      <p className="secondary">{t('exchange.importHint')}</p>
      <div className={css['line']}>
        <FolderButton onFiles={(chosen) => void readChosen(chosen).then((read) => tryOut(read, spaceId))} />
        {spaces.length > 1 && (
          <Select
            label={t('exchange.space')}
            data={spaces}
            value={spaceId}
            allowDeselect={false}
            onChange={(value) => {
              setSpace(value);
              void tryOut(files, value);
            }}
          />
        )}
        {results !== null && <span className="secondary">{t('exchange.chosen', { count: files.length })}</span>}
      </div>
      {work && (
        <output>
          <span className="secondary tabular">
            {t(work.isTrial ? 'exchange.reading' : 'exchange.importing', { done: work.done, all: work.all })}
          </span>
          <Progress size="sm" value={Math.round((work.done / work.all) * 100)} aria-label={t('exchange.importTitle')} />
        </output>
      )}
      {results !== null && !work && <Results results={results} />}
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          display={results === null ? 'none' : undefined}
          disabled={wanted.length === 0 || work !== null}
          onClick={() => void importNow()}
        >
          {results !== null && wanted.length === 0
            ? t('exchange.nothing')
            : t('exchange.import', { count: wanted.length })}
        </Button>
      </div>
    </div>
  );
}

/** Files travel in several calls; a call that fails stops the rest, and what was done before it stands. */
function useImport() {
  const api = useApi();
  const { sayError } = useToaster();
  const [work, setWork] = useState<Work | null>(null);
  const run = async (files: readonly MarkdownFile[], spaceId: string, isTrial: boolean) => {
    const results: Result[] = [];
    try {
      for (const batch of batchesOf(files)) {
        setWork({ isTrial, done: results.length, all: files.length });
        results.push(...(await api.knowledge.importFolder({ spaceId, files: batch, isTrial })).results);
      }
      return results;
    } catch (error) {
      sayError(error);
      return results.length > 0 ? results : null;
    } finally {
      setWork(null);
    }
  };
  return { work, run };
}

function FolderButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useT('knowledge');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="default" data-autofocus onClick={() => picker.current?.click()}>
        {t('exchange.choose')}
      </Button>
      <input
        ref={(node) => {
          picker.current = node;
          // React does not know this attribute.
          node?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={t('exchange.choose')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function Results({ results }: { results: readonly Result[] }) {
  const t = useT('knowledge');
  const [hasSame, setHasSame] = useState(false);
  if (results.length === 0) return <p>{t('exchange.noFiles')}</p>;
  const counts = countsOf(results);
  const same = counts.find(({ outcome }) => outcome === 'same')?.count ?? 0;
  const listed = inOrder(results).filter(({ outcome }) => hasSame || outcome !== 'same');
  return (
    <>
      <p className={css['line']}>
        {counts.map(({ outcome, count }) => (
          <Pill key={outcome} tone={TONE[outcome]}>
            {t('exchange.countOf', { outcome: t(`exchange.${outcome}`), count })}
          </Pill>
        ))}
      </p>
      {listed.length > 0 && <ResultTable results={listed} />}
      {same > 0 && (
        <Button variant="subtle" size="compact-sm" aria-expanded={hasSame} onClick={() => setHasSame(!hasSame)}>
          {t(hasSame ? 'exchange.hideSame' : 'exchange.showSame', { count: same })}
        </Button>
      )}
    </>
  );
}

function ResultTable({ results }: { results: readonly Result[] }) {
  const t = useT('knowledge');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key
    <section className={css['results']} tabIndex={0} aria-label={t('exchange.outcome')}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('exchange.path')}</Table.Th>
            <Table.Th>{t('exchange.outcome')}</Table.Th>
            <Table.Th>{t('exchange.words')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.slice(0, SHOWN).map((result) => (
            <Table.Tr key={result.path}>
              <Table.Td className={css['path'] ?? ''}>{result.path}</Table.Td>
              <Table.Td>
                <Pill tone={TONE[result.outcome]}>{t(`exchange.${result.outcome}`)}</Pill>
              </Table.Td>
              <Table.Td>
                <Words result={result} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {results.length > SHOWN && <p className="secondary">{t('exchange.shown', { count: SHOWN })}</p>}
    </section>
  );
}

function Words({ result: { problem, title } }: { result: Result }) {
  const t = useT('knowledge');
  if (problem === null) return <>{title}</>;
  const words = t(`exchange.problem.${problem.code}`, { field: problem.field ?? '' });
  return <>{problem.line > 0 ? t('exchange.place', { line: problem.line, words }) : words}</>;
}
