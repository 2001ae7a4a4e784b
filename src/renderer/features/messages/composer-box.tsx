import { Textarea } from '@mantine/core';
import { useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import type { DraftKind } from './draft-keeper.ts';
import { useMentionMenu } from './mention-menu.tsx';

type Props = {
  ref: Ref<HTMLTextAreaElement>;
  kind: DraftKind;
  queueId: string;
  customerName: string;
  text: string;
  onText: (text: string) => void;
  onLeave: () => void;
  openMacros: () => void;
  /** Goes to the next place a macro left open; false: there is none behind the caret. */
  toNextBlank: () => boolean;
  /** Why what stands here cannot be sent. */
  problem: string | undefined;
};

/**
 * The box itself: a slash at the start of a line opens the macros, an at-sign in a note the colleagues, Tab goes through what
 * a macro left open.
 */
export function ComposerBox({
  ref,
  kind,
  queueId,
  customerName,
  text,
  onText,
  onLeave,
  openMacros,
  toNextBlank,
  problem,
}: Props) {
  const t = useT('messages');
  const box = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => box.current as HTMLTextAreaElement);
  const mentions = useMentionMenu({ box, queueId, isOn: kind === 'note', onChange: onText });
  return (
    <div className={css['writing']}>
      <Textarea
        ref={box}
        className={css['box'] ?? ''}
        {...mentions.fieldProps}
        autosize
        minRows={2}
        value={text}
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Placeholder`, { name: customerName })}
        onChange={(event) => {
          onText(event.currentTarget.value);
          mentions.look();
        }}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return;
          if (isPlainTab(event) && toNextBlank()) event.preventDefault();
          else boxKeys(event, openMacros);
        }}
        onBlur={() => {
          mentions.close();
          onLeave();
        }}
        error={problem}
      />
      {mentions.menu}
    </div>
  );
}

const isPlainTab = ({ key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Tab' && !shiftKey && !ctrlKey && !metaKey && !altKey && !nativeEvent.isComposing;

/** Escape gives the keyboard back to the page; a slash at the start of a line opens the macros. */
function boxKeys(event: KeyboardEvent<HTMLTextAreaElement>, openMacros: () => void): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') event.currentTarget.blur();
  if ((event.key !== '/' && event.key !== '／') || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart, value } = event.currentTarget;
  if (selectionStart > 0 && value[selectionStart - 1] !== '\n') return;
  event.preventDefault();
  openMacros();
}
