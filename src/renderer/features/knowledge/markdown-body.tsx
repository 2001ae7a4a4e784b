import { useEffect, useMemo, useRef, type MouseEvent, type Ref } from 'react';
import type { ArticleFile } from '#shared/domain/article.ts';
import { isDrawable } from '../../lib/files.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { isOutsideLink, useShell } from '../../lib/shell.ts';
import css from './markdown-body.module.css';

/** Reads one of the files that go with the text. */
export type ReadFile = (file: ArticleFile, signal: AbortSignal) => Promise<Blob>;
type Props = {
  body: string;
  language: 'zh' | 'en';
  files: readonly ArticleFile[];
  readFile: ReadFile;
  ref?: Ref<HTMLDivElement>;
};

/** The parser and the purifier are fetched with the first text that is shown. */
function useHtml(body: string): { readonly html: string | undefined; readonly error: unknown } {
  const t = useT('knowledge');
  const { data: render, error } = useCall(
    ['knowledge', 'markdown'],
    [],
    async () => (await import('./markdown.ts')).renderMarkdown,
  );
  const html = useMemo(
    () => render?.(body, (name) => (name === '' ? t('imageNoName') : t('image', { name }))),
    [render, body, t],
  );
  return { html, error };
}

/** Markdown as harmless HTML, with the pictures among its own files. */
export function MarkdownBody({ body, language, files, readFile, ref }: Props) {
  const { html, error } = useHtml(body);
  const own = useRef<HTMLDivElement>(null);
  const shell = useShell();
  usePictures(own, html, files, readFile);
  const openOutside = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    event.preventDefault();
    const url = link.getAttribute('href') ?? '';
    if (isOutsideLink(url)) shell.call({ name: 'openExternal', url });
  };
  if (error) return <pre className={css['plain']}>{body}</pre>;
  return (
    <div ref={ref} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {/* The keyboard presses a link by clicking it, so one handler serves both. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, react/no-danger -- harmless HTML from renderMarkdown */}
      <div ref={own} className={css['body']} onClick={openOutside} dangerouslySetInnerHTML={{ __html: html ?? '' }} />
    </div>
  );
}

/** Draws pictures where the text names them; what cannot be read stays words. */
function usePictures(
  box: { readonly current: HTMLElement | null },
  html: string | undefined,
  files: readonly ArticleFile[],
  readFile: ReadFile,
): void {
  const read = useRef(readFile);
  useEffect(() => {
    read.current = readFile;
  });
  const known = files.map(({ sha256 }) => sha256).join();
  const newest = useRef(files);
  useEffect(() => {
    newest.current = files;
  });
  useEffect(() => {
    const stop = new AbortController();
    const urls: string[] = [];
    const places = box.current?.querySelectorAll<HTMLElement>('[class^="file-"]') ?? [];
    const draw = async (place: HTMLElement) => {
      const name = place.className.slice('file-'.length);
      const file = newest.current.find(({ sha256 }) => sha256.startsWith(name));
      if (!file || !isDrawable(file.mime)) return;
      const url = URL.createObjectURL(await read.current(file, stop.signal));
      urls.push(url);
      if (stop.signal.aborted) return URL.revokeObjectURL(url);
      const image = Object.assign(document.createElement('img'), { src: url, alt: place.textContent ?? file.name });
      place.replaceChildren(image);
    };
    for (const place of places) void draw(place).catch(() => undefined);
    return () => {
      stop.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `known` says when there are other files
  }, [box, html, known]);
}
