import type { ReactNode } from 'react';
import { Composer } from './composer.tsx';
import { Ended } from './ended.tsx';
import { Paused } from './paused.tsx';
import { Ringing } from './ringing.tsx';
import { Talk } from './talk.tsx';
import css from './talk.module.css';
import type { Hands } from './use-hands.ts';

type Props = {
  hands: Hands;
  lineKeys: ReadonlyMap<number, string>;
  /** Opens what helps, where it is folded away. */
  sideButton: ReactNode;
  /** What another feature says of how the customer feels. */
  mood: ReactNode;
};

/** The middle: what was said, and below it what this moment asks for. It stands in one place whatever that is. */
export function TalkPane({ hands, lineKeys, sideButton, mood }: Props) {
  const { now } = hands;
  return (
    <div className={css['pane']}>
      <div className={css['side']}>{sideButton}</div>
      {now.state === 'ringing' ? <Ringing hands={hands} /> : <Talk now={now} lineKeys={lineKeys} />}
      {(now.state === 'going' || now.state === 'paused') && mood}
      {now.state === 'going' && <Composer hands={hands} />}
      {now.state === 'paused' && <Paused hands={hands} />}
      {now.state === 'ended' && <Ended hands={hands} />}
    </div>
  );
}
