import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { MAX_SAID } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useInserts } from '../../../lib/insert.ts';
import { useReplyWanted } from '../../../lib/want-reply.ts';
import { isWriting } from '../../../lib/writing.ts';
import { ActionButton, KeyHint } from '../../../ui/index.ts';
import css from './foot.module.css';
import { HintCard } from './hint-card.tsx';
import type { Hands } from './use-hands.ts';

/** Where the trainee writes what they answer, or would say: Enter sends it. */
export function Composer({ hands }: { hands: Hands }) {
  const t = useT('practice');
  const { now, kept, say, typing, hasTakenBack, actions } = hands;
  const box = useComposerBox(hands);
  const isPhone = now.channel === 'phone';
  const count = kept.text.trim().length;
  const problem = count > MAX_SAID ? t('composer.tooLong', { most: MAX_SAID, count }) : undefined;
  return (
    <section className={css['composer']} aria-label={t(`composer.${now.channel}`, { name: now.called })}>
      <HintCard hands={hands} />
      {isPhone && <p className={css['note']}>{t('composer.phoneNote')}</p>}
      <Textarea
        ref={box}
        className={css['box'] ?? ''}
        autosize
        minRows={2}
        value={kept.text}
        aria-label={t(`composer.${now.channel}`, { name: now.called })}
        placeholder={t(isPhone ? 'composer.placeholderPhone' : 'composer.placeholder')}
        error={problem}
        onChange={(event) => {
          kept.setText(event.currentTarget.value);
          typing();
        }}
        onKeyDown={(event) => boxKeys(event, say)}
      />
      <div className={css['tools']}>
        <ActionButton action={actions.hint} size="xs" />
        <ActionButton action={actions.takeBack} size="xs" />
        <output className={css['state']}>{hasTakenBack && t('composer.takenBack')}</output>
        <Button
          variant="filled"
          size="xs"
          onClick={say}
          disabled={count === 0 || problem !== undefined}
          rightSection={<KeyHint keys="enter" />}
        >
          {t(isPhone ? 'action.say' : 'action.send')}
        </Button>
      </div>
    </section>
  );
}

/** The keyboard comes here as soon as there is somebody to answer; what a card puts into the reply is put here. */
function useComposerBox({ now, kept, hint }: Hands) {
  const box = useRef<HTMLTextAreaElement>(null);
  const take = () => box.current?.focus();
  useInserts(now.ticketId, (text) => {
    kept.putBelow(text);
    take();
  });
  useReplyWanted(now.ticketId, take);
  useEffect(() => {
    if (!isWriting()) box.current?.focus();
  }, []);
  const hadHint = useRef(hint !== null);
  useEffect(() => {
    // The hint was used, and the button that did it has gone.
    if (hadHint.current && hint === null && document.activeElement === document.body) box.current?.focus();
    hadHint.current = hint !== null;
  }, [hint]);
  return box;
}

/** Enter sends, with Shift it is a new line; never while an input method composes. Escape gives the keyboard back to the page. */
function boxKeys(event: KeyboardEvent<HTMLTextAreaElement>, say: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') event.currentTarget.blur();
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  say();
}
