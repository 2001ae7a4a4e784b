import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/index.ts';

const Shelf = lazy(async () => ({ default: (await import('./library/shelf.tsx')).Shelf }));
const EditorScreen = lazy(async () => ({ default: (await import('./editor/editor-screen.tsx')).EditorScreen }));

/** `#/cards/<key>`, `…/<key>/edit`, and the corrected readings. What is not open is not loaded. */
export function CardsScreen({ rest }: { rest: readonly string[] }) {
  const [key = null, place] = rest;
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      {key !== null && place === 'edit' ? <EditorScreen key={key} draftKey={key} /> : <Shelf at={key} />}
    </Suspense>
  );
}
