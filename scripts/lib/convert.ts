import type { SopContent } from '#shared/domain/sop/index.ts';
import { convertAbcd, type AbcdSubflow } from './convert-abcd.ts';
import { convertStar, type StarTask } from './convert-star.ts';

export type Converted = { readonly key: string; readonly content: SopContent };
type Guidelines = Readonly<Record<string, { readonly subflows: Readonly<Record<string, AbcdSubflow>> }>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined: neither the tasks of STAR nor the guidelines of ABCD. */
export function convertFile(data: unknown): Converted[] | undefined {
  if (!isObject(data)) return undefined;
  const { guidelines } = data;
  if (isObject(guidelines)) {
    const flows = Object.values(guidelines as Guidelines);
    return flows.flatMap(({ subflows }) => Object.entries(subflows).map(([name, flow]) => convertAbcd(name, flow)));
  }
  const tasks = Object.entries(data as Record<string, StarTask>);
  const isStar =
    tasks.length > 0 && tasks.every(([, task]) => isObject(task) && isObject(task.graph) && isObject(task.replies));
  return isStar ? tasks.map(([name, task]) => convertStar(name, task)) : undefined;
}
