import { useRef, useState } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { MAX_SAID } from '#shared/domain/practice/index.ts';
import { useCommand } from '../../../lib/query.ts';
import type { Keeping } from './kept.ts';

/** The customer sees that somebody is writing; as often as it could be seen. */
const TELL_EVERY_MS = 3000;

/** What the trainee says, that they are writing it, and that they take it back. */
export function useSaying(now: PracticeNow, { text, setText, putAbove }: Keeping) {
  const [takenAt, setTakenAt] = useState<number | null>(null);
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  const tell = useCommand((api) => api.practice.typing({}), { isQuiet: true });
  const send = useCommand((api, said: string) => api.practice.say({ text: said }));
  const takeBack = useCommand((api) => api.practice.takeBack({}), {
    onDone: (taken) => {
      putAbove(taken.text);
      setTakenAt(now.takenBack + 1);
    },
  });
  const say = (): void => {
    const said = text.trim();
    if (said === '' || said.length > MAX_SAID || send.isRunning) return;
    setText('');
    setTakenAt(null);
    // What could not be said is not lost, nor what was typed meanwhile.
    void send.run(said).then((done) => done === undefined && putAbove(said));
  };
  const typing = (): void => {
    const at = performance.now();
    if (at - toldAt.current < TELL_EVERY_MS) return;
    toldAt.current = at;
    void tell.run();
  };
  return {
    say,
    typing,
    takeBack: () => void takeBack.run(),
    isTaking: takeBack.isRunning,
    hasTakenBack: takenAt !== null && takenAt === now.takenBack,
  };
}
