import { TextInput, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Queue } from '#shared/domain/queue.ts';
import { useApi } from '../../lib/api.tsx';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { useFormat } from '../../lib/time.ts';
import { Pill } from '../../ui/index.ts';
import css from './admin.module.css';
import { useIsUnsaved } from './drafts.ts';
import { Editor } from './editor.tsx';
import type { Wrong } from './form.ts';
import { LocalizedInput } from './inputs.tsx';
import { Section, Table, useKept, useOpen } from './section.tsx';

const PARTS = ['admin', 'parts'] as const;
export const useParts = () =>
  useCall(PARTS, ['queue', 'agent'], (api, signal) => api.admin.parts({}, { signal })).data?.parts;

const newQueue = (): Queue => ({ id: '' as Queue['id'], name: { zh: '', en: '' } });
const ID = /^[\x21-\x7e]{1,120}$/;
/** A name for the machine, from the English one. */
const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** The lines of waiting work. They are kept at the hub. */
export function QueuesSection() {
  const t = useT('admin');
  const format = useFormat();
  const { directory, waiting } = useKept();
  const { open, edit, add, close } = useOpen<Queue>();
  const isUnsaved = useIsUnsaved();
  const parts = useParts();
  const rowsOf = (id: string) => parts?.find(({ part }) => part === `q:${id}`)?.rows;
  const peopleOf = (id: string) =>
    directory?.agents.filter(({ isActive, queueIds }) => isActive && queueIds.some((one) => one === id)).length ?? 0;
  const queues = directory?.queues ?? [];
  return (
    <Section
      title={t('section.queues')}
      lead={t('queues.lead')}
      kept="hub"
      {...(directory && { onAdd: () => add(newQueue()) })}
      addLabel={t('queues.add')}
    >
      {waiting ?? (
        <Table
          label={t('section.queues')}
          isEmpty={queues.length === 0}
          empty={t('queues.empty')}
          emptyNext={t('queues.emptyNext')}
          columns={[
            { key: 'name', label: t('name') },
            { key: 'people', label: t('queues.people') },
            { key: 'rows', label: t('queues.rows') },
          ]}
        >
          {queues.map((queue) => (
            <tr key={queue.id}>
              <td>
                <UnstyledButton className={css['open'] ?? ''} onClick={() => edit(queue)}>
                  {[queue.name.zh, queue.name.en].filter(Boolean).join(' · ')}
                </UnstyledButton>{' '}
                {isUnsaved(`queue/${queue.id}`) && <Pill tone="warn">{t('unsaved')}</Pill>}
                <div className={css['sub']}>{queue.id}</div>
              </td>
              <td className="tabular">{format.number(peopleOf(queue.id))}</td>
              <td className="tabular">{rowsOf(queue.id) === undefined ? '–' : format.number(rowsOf(queue.id) ?? 0)}</td>
            </tr>
          ))}
        </Table>
      )}
      {open && (
        <QueueEditor
          key={open.row.id}
          queue={open.row}
          isNew={open.isNew}
          taken={queues.map(({ id }) => id)}
          onClose={close}
        />
      )}
    </Section>
  );
}

const idOf = (value: Queue): string => value.id || idFrom(value.name.en);

type Props = { queue: Queue; isNew: boolean; taken: readonly string[]; onClose: () => void };

function QueueEditor({ queue, isNew, taken, onClose }: Props) {
  const t = useT('admin');
  const local = useLocalized();
  const api = useApi();
  const client = useQueryClient();
  const validate = (value: Queue): Wrong => ({
    ...(value.name.zh.trim() === '' || value.name.en.trim() === '' ? { name: t('wrong.bothNames') } : {}),
    ...(isNew && !ID.test(idOf(value)) ? { id: t('queues.idWrong') } : {}),
    ...(isNew && taken.some((id) => id === idOf(value)) ? { id: t('wrong.double') } : {}),
  });
  return (
    <Editor
      draftKey={isNew ? 'queue/new' : `queue/${queue.id}`}
      title={isNew ? t('queues.add') : local(queue.name)}
      stored={queue}
      validate={validate}
      save={async ({ name, ...value }) => {
        await api.admin.putQueue({ id: idOf({ name, ...value }), name });
        await client.invalidateQueries({ queryKey: PARTS });
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <LocalizedInput
            label={t('name')}
            isFirst
            value={form.value.name}
            error={form.error('name')}
            onChange={(name) => form.set({ name })}
          />
          {isNew ? (
            <TextInput
              label={t('queues.id')}
              description={t('queues.idHint')}
              value={form.value.id}
              placeholder={idFrom(form.value.name.en)}
              error={form.error('id')}
              onChange={(event) => form.set({ id: event.currentTarget.value as Queue['id'] })}
            />
          ) : (
            <p className={css['hint']}>{t('queues.idFixed', { id: queue.id })}</p>
          )}
          {isNew && <p className={css['hint']}>{t('queues.then')}</p>}
        </>
      )}
    </Editor>
  );
}
