import { ORPCError } from '@orpc/client';

/** Where in the draft the first thing is that the desk does not take: the place of a step in the list, or null, the settings. */
export function refusedStep(error: unknown): number | null {
  if (!(error instanceof ORPCError)) return null;
  const { issues } = (error.data ?? {}) as { issues?: unknown };
  const [first] = Array.isArray(issues) ? (issues as { path?: unknown }[]) : [];
  const path = Array.isArray(first?.path) ? (first.path as unknown[]) : [];
  const [content, steps, at] = path;
  return content === 'content' && steps === 'steps' && typeof at === 'number' ? at : null;
}
