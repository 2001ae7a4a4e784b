import type { OutboxItem } from '#shared/contract/app/outbox.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import { Pill } from '../../ui/index.ts';
import { ChangeTitle } from './change-title.tsx';
import type { Voice } from './words/voice.ts';
import css from './outbox-panel.module.css';

type Props = { item: OutboxItem; voice: Voice; onLeave: () => void };

export function WaitingChange({ item, voice, onLeave }: Props) {
  const format = useFormat();
  const now = useNow(30_000);
  return (
    <li className={css['change']}>
      <ChangeTitle item={item} voice={voice} onLeave={onLeave} />
      <p className="secondary tabular">
        <Pill tone={item.state === 'sent' ? 'accent' : 'warn'}>{voice.t(`state.${item.state}`)}</Pill>{' '}
        <time dateTime={new Date(item.at).toISOString()} title={format.dateTime(item.at)}>
          {format.ago(item.at, Math.max(now, item.at))}
        </time>
      </p>
    </li>
  );
}
