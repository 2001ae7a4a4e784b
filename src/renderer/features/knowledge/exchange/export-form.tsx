import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../lib/api.tsx';
import { handOver } from '../../../lib/files.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import { useSpaces } from '../queries.ts';
import css from './exchange.module.css';
import { exportArticles } from './export.ts';
import { chooseFolder, folderWriter, mayChooseFolder, zipWriter, type Writer } from './writers.ts';

const ZIP_NAME = 'attune-knowledge.zip';

/** Writes every article of the chosen spaces into a folder, or into one zip where the browser cannot write folders. */
export function ExportForm({ onClose }: { onClose: () => void }) {
  const t = useT('knowledge');
  const api = useApi();
  const { say, sayError } = useToaster();
  const spaces = useSpaces().data?.spaces ?? [];
  const [without, setWithout] = useState<readonly string[]>([]);
  const [count, setCount] = useState<number | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const chosen = spaces.filter((space) => !without.includes(space));
  const write = async (writer: Writer) => {
    setCount(0);
    setMissing([]);
    try {
      const lost = await exportArticles(api, chosen, writer, setCount);
      const files = await writer.end();
      say({ title: t('exchange.exported', { count: files }), tone: lost.length > 0 ? 'warn' : 'ok' });
      setMissing(lost);
      if (lost.length === 0) onClose();
    } catch (error) {
      sayError(error);
    } finally {
      setCount(null);
    }
  };
  const toFolder = async () => {
    const folder = await chooseFolder();
    // Nothing chosen: the person thought better of it.
    if (folder) await write(folderWriter(folder));
  };
  const toZip = () => write(zipWriter((blob) => handOver(blob, ZIP_NAME)));
  const canWrite = chosen.length > 0 && count === null;
  return (
    <div className={css['form']}>
      <p className="secondary">{t('exchange.exportHint')}</p>
      <fieldset className={css['spaces']}>
        <legend>{t('exchange.spaces')}</legend>
        {spaces.map((space) => (
          <Checkbox
            key={space}
            label={space}
            checked={!without.includes(space)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setWithout((all) => (checked ? all.filter((other) => other !== space) : [...all, space]));
            }}
          />
        ))}
      </fieldset>
      {count !== null && <output className="secondary tabular">{t('exchange.exporting', { count })}</output>}
      {missing.length > 0 && (
        <p className={css['problem']} role="alert">
          {t('exchange.missing', { count: missing.length, names: missing.slice(0, 5).join(t('comma')) })}
        </p>
      )}
      <div className={css['foot']}>
        <Button variant="default" onClick={onClose}>
          {t(missing.length > 0 ? 'exchange.done' : 'cancel')}
        </Button>
        {mayChooseFolder() && (
          <Button variant="default" disabled={!canWrite} onClick={() => void toFolder()}>
            {t('exchange.toFolder')}
          </Button>
        )}
        <Button data-autofocus loading={count !== null} disabled={!canWrite} onClick={() => void toZip()}>
          {t('exchange.toZip')}
        </Button>
      </div>
    </div>
  );
}
