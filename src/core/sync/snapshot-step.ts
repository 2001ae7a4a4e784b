import { changeSet } from '../kernel/changes.ts';
import { applyDenied, applySnapshot } from './apply.ts';
import { compareStep } from './compare-step.ts';
import { HubRefused } from './hub-error.ts';
import type { SnapshotPage } from './hub.ts';
import { nextTurn } from './next-turn.ts';
import { nextLoading, positionOf, type PartState } from './parts.ts';
import { forget } from './forget.ts';
import type { Learned, Step, StepDeps } from './step.ts';
import { inStretches, LOOSE } from './stretch.ts';

/** About 50 ms of work. */
const SLICE_ROWS = 500;
/** One page of a part that loads. */
export function createSnapshot(deps: StepDeps): Step {
  const pages = readAhead(deps.hub);
  return inStretches(
    deps.db,
    () => snapshotStep(deps, pages),
    ({ pullAgain, pullFirst }) => pullAgain === true || pullFirst === true,
  );
}

type Pages = {
  readonly take: (part: string, after: string | null) => Promise<SnapshotPage>;
  readonly begin: (part: string, after: string | null) => void;
};

const placeOf = (part: string, after: string | null): string => JSON.stringify([part, after]);

/**
 * Asks for the next page while this one is written: the two take about as long. One page at most, and only to be used for
 * exactly the place it was asked for; whatever went wrong with it is found out by asking again.
 */
function readAhead(hub: StepDeps['hub']): Pages {
  let kept: { readonly place: string; readonly page: Promise<SnapshotPage | undefined> } | undefined;
  return {
    take: async (part, after) => {
      const page = kept?.place === placeOf(part, after) ? kept.page : undefined;
      kept = undefined;
      return (await page) ?? hub.snapshot(part, after);
    },
    begin: (part, after) => {
      kept = { place: placeOf(part, after), page: hub.snapshot(part, after).catch(() => undefined) };
    },
  };
}

async function snapshotStep(deps: StepDeps, pages: Pages): Promise<Learned> {
  const part = deps.db.read(nextLoading);
  if (!part) return {};
  try {
    return part.compares === 1 ? await compareStep(deps, part) : await loadStep(deps, part, pages);
  } catch (error) {
    if (error instanceof HubRefused && error.code === 'denied') return await denied(deps, part.part);
    throw error;
  }
}

/** The scope has changed since it was listed; the next pull lists it anew. */
async function denied(deps: StepDeps, part: string): Promise<Learned> {
  const changed = changeSet();
  const lost = deps.db.write((tx) => applyDenied(tx, part, deps.writer(), changed));
  deps.announce(changed.changes);
  await forget(deps, lost);
  return { pullAgain: true };
}

async function loadStep(deps: StepDeps, part: PartState, pages: Pages): Promise<Learned> {
  const page = await pages.take(part.part, part.after);
  if (!page.head.done) pages.begin(part.part, page.head.after);
  await applyInSlices(deps, part, page);
  if (page.head.epoch !== deps.db.read(positionOf).epoch) return { pullFirst: true };
  return { pullAgain: page.head.done };
}

/**
 * A page of 2,000 rows would hold up everything else for a fifth of a second. Its rows come in the order of the place that
 * stands in `after`, so every slice is a page of its own: a restart goes on behind the last one.
 */
async function applyInSlices(deps: StepDeps, asked: PartState, { head, rows }: SnapshotPage): Promise<void> {
  let part: PartState | undefined = asked;
  for (let i = 0; part && (i === 0 || i < rows.length); i += SLICE_ROWS) {
    const slice = rows.slice(i, i + SLICE_ROWS);
    const last = slice.at(-1);
    const isLast = i + SLICE_ROWS >= rows.length;
    const sliceHead = isLast || !last ? head : { ...head, after: `${last[0]}/${last[1]}`, done: false };
    part = applySlice(deps, part, { head: sliceHead, rows: slice });
    if (!isLast) await nextTurn(deps.clock);
  }
}

/** @returns where the part stands now; undefined when it was no longer waiting for this slice. */
function applySlice(
  { db, log, writer, announce }: StepDeps,
  part: PartState,
  page: SnapshotPage,
): PartState | undefined {
  const changed = changeSet();
  const unreadable = db.write((tx) => applySnapshot(tx, part, page, writer(), changed), LOOSE);
  announce(changed.changes);
  if (unreadable === undefined) return undefined;
  if (unreadable > 0) log.warn('rows.unreadable', { rows: unreadable });
  return { ...part, after: page.head.after };
}
