import { useImperativeHandle, useRef, type ClipboardEvent, type DragEvent, type KeyboardEvent, type Ref } from 'react';
import type { PersonalData } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import css from './editor.module.css';
import { insertBlock, nextListLine, type Selected } from './markdown-edit.ts';
import { cutAt } from './personal-text.ts';
import type { BoundDraft } from './use-draft.ts';

export type BodyHandle = {
  /** Changes the text as a key would: one step of undo, and the selection where the change says. */
  readonly change: (edit: (now: Selected) => Selected) => void;
  readonly insert: (block: string) => void;
  readonly select: (start: number, end: number) => void;
};

type Props = {
  draft: BoundDraft;
  handle: Ref<BodyHandle>;
  found: readonly PersonalData[];
  onFiles: (files: File[]) => void;
};
const MAX_BODY = 200_000;

/** The Markdown itself. Behind it, invisible but for its marks, the same text shows what could name a person. */
export function BodyField({ draft, handle, found, onFiles }: Props) {
  const t = useT('knowledge');
  const field = useRef<HTMLTextAreaElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const { content, edit } = draft;
  const change = (make: (now: Selected) => Selected | null): boolean => {
    const node = field.current;
    const next = node && make({ text: node.value, start: node.selectionStart, end: node.selectionEnd });
    if (!node || !next) return false;
    if (!typeOver(node, next.text)) edit({ body: next.text });
    node.focus();
    // After React has put the text in place.
    requestAnimationFrame(() => node.setSelectionRange(next.start, next.end));
    return true;
  };
  useImperativeHandle(handle, () => ({
    change,
    insert: (block) => change((now) => insertBlock(now, block)),
    select: (start, end) => {
      const node = field.current;
      if (!node) return;
      node.focus();
      node.setSelectionRange(start, end);
      const line = node.value.slice(0, start).split('\n').length;
      node.scrollTop = Math.max(0, line * 22 - node.clientHeight / 2);
    },
  }));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (isPlainEnter && change(nextListLine)) event.preventDefault();
  };
  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={css['field']}>
      <div ref={marks} className={css['marks']} aria-hidden>
        {cutAt(content.body, found).map((part, i) =>
          part.found ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>,
        )}
        {'\n'}
      </div>
      <textarea
        ref={field}
        className={css['text']}
        aria-label={t('editor.body')}
        placeholder={t('editor.bodyPlaceholder')}
        lang={content.language === 'zh' ? 'zh-CN' : 'en'}
        maxLength={MAX_BODY}
        spellCheck={content.language === 'en'}
        value={content.body}
        onChange={(event) => edit({ body: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (marks.current) marks.current.scrollTop = event.currentTarget.scrollTop;
        }}
        onPaste={(event) => take(event, event.clipboardData)}
        onDrop={(event) => take(event, event.dataTransfer)}
      />
    </div>
  );
}

/** Types the difference, so that the browser's own undo knows it. False where the browser cannot. */
function typeOver(node: HTMLTextAreaElement, next: string): boolean {
  const now = node.value;
  let start = 0;
  while (start < now.length && start < next.length && now[start] === next[start]) start += 1;
  let tail = 0;
  const most = Math.min(now.length, next.length) - start;
  while (tail < most && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const words = next.slice(start, next.length - tail);
  if (words === '' && start === now.length - tail) return true;
  if (typeof document.execCommand !== 'function') return false;
  node.focus();
  node.setSelectionRange(start, now.length - tail);
  // Nothing else reaches the undo stack of a field.
  // oxlint-disable-next-line typescript/no-deprecated
  return words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
}
