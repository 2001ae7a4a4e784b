import { useMay } from '../../../lib/reads.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { Skeleton } from '../../../ui/index.ts';

const Shelf = lazy(async () => ({ default: (await import('./shelf.tsx')).Shelf }));
const EditorScreen = lazy(async () => ({ default: (await import('../editor/editor-screen.tsx')).EditorScreen }));

type Props = {
  rest: readonly string[];
  /** How a procedure does in daily work; absent: nothing is shown of it. */
  renderHealth?: (key: string) => ReactNode;
};

/** `#/sops/<key>`, `…/<key>/edit`. What is not open is not loaded. */
export function SopsScreen({ rest, renderHealth }: Props) {
  const [key = null, place] = rest;
  const mayPublish = useMay('sop.publish');
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      {key !== null && place === 'edit' && mayPublish ? (
        <EditorScreen key={key} sopKey={key} />
      ) : (
        <Shelf sopKey={key} {...(renderHealth ? { renderHealth } : {})} />
      )}
    </Suspense>
  );
}
