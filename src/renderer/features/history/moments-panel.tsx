import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MomentView } from '#shared/contract/app/history.ts';
import { useT } from '../../lib/i18n.tsx';
import { useMomentWords } from '../../lib/moment-words.ts';
import { useCommand } from '../../lib/query.ts';
import { useMay } from '../../lib/reads.ts';
import { Panel, Pill } from '../../ui/index.ts';
import css from './history.module.css';
import { useMoments } from './queries.ts';

/** Days of this customer's that come round soon, and one thing to do about the nearest. Nothing where none is near. */
export function MomentsPanel({ customerId }: { customerId: string }) {
  const t = useT('history');
  const { data } = useMoments(customerId);
  const isWriter = useMay('contact.write');
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('moment.title')}>
      <ul className={css['moments']}>
        {data.items.map((item) => (
          <li key={item.gestureId} className={css['moment']}>
            <Words item={item} />
            {item.gesture ? (
              <p className="secondary">
                {t(`gesture.${item.gesture.state}`, { name: item.gesture.agentName ?? t('somebody') })}
                {item.gesture.note !== '' && ` · ${item.gesture.note}`}
              </p>
            ) : (
              isWriter && item.gestureId === data.suggested && <Suggestion customerId={customerId} item={item} />
            )}
          </li>
        ))}
      </ul>
      {data.unfitting !== null && data.items.some(({ gesture }) => gesture === null) && (
        <p className={css['quiet']}>{t(`gesture.unfitting.${data.unfitting}`)}</p>
      )}
    </Panel>
  );
}

function Words({ item }: { item: MomentView }) {
  const t = useT('history');
  const { what, when } = useMomentWords()(item);
  return (
    <p>
      {what} <span className="secondary">{when}</span> {item.moment.isLunar && <Pill>{t('moment.lunar')}</Pill>}
    </p>
  );
}

type SuggestionProps = { customerId: string; item: MomentView };

/** One personal gesture: what was done, in a few words; or not now, and it is not suggested again. */
function Suggestion({ customerId, item }: SuggestionProps) {
  const t = useT('history');
  const [note, setNote] = useState('');
  const save = useCommand((api, state: 'done' | 'declined') =>
    api.history.noteGesture({
      customerId,
      gestureId: item.gestureId,
      kind: item.moment.kind,
      day: item.day,
      state,
      note: note.trim(),
    }),
  );
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('gesture.note')}
        placeholder={t('gesture.notePlaceholder')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={300}
      />
      <div className={css['buttons']}>
        <Button size="compact-xs" variant="default" loading={save.isRunning} onClick={() => void save.run('done')}>
          {t('gesture.do')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => void save.run('declined')}>
          {t('gesture.notNow')}
        </Button>
      </div>
    </>
  );
}
