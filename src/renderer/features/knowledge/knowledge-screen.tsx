import { lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/index.ts';

const Shelf = lazy(async () => ({ default: (await import('./shelf.tsx')).Shelf }));
const EditorScreen = lazy(async () => ({ default: (await import('./editor/editor-screen.tsx')).EditorScreen }));
const ChecklistScreen = lazy(async () => ({
  default: (await import('./checklists/checklist-screen.tsx')).ChecklistScreen,
}));
const Review = lazy(async () => ({ default: (await import('./review/review-screen.tsx')).ReviewScreen }));

/** Where the checklists stand: no article is called so. */
const CHECKLISTS = 'checklists';

/** `#/knowledge/<articleId>`, `…/<articleId>/edit`, `…/checklists/<checklistId>`. What is not open is not loaded. */
export function KnowledgeScreen({ rest }: { rest: readonly string[] }) {
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      <Place rest={rest} />
    </Suspense>
  );
}

function Place({ rest }: { rest: readonly string[] }) {
  const [first = null, second = null] = rest;
  if (first === CHECKLISTS) return <ChecklistScreen checklistId={second} />;
  if (first !== null && second === 'edit') return <EditorScreen key={first} articleId={first} />;
  return <Shelf articleId={first} />;
}

/** `#/review/<list>`: what leads look at each week, and everybody else's own proposals. */
export function ReviewScreen({ rest }: { rest: readonly string[] }) {
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      <Review rest={rest} />
    </Suspense>
  );
}
