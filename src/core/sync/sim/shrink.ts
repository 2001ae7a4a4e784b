import { play, type Plan, type Verdict } from './history.ts';

/** More tries than this are not worth the wait. */
const MOST_TRIES = 400;

type Fails = (operations: Plan['operations']) => Promise<boolean>;

/** Leaves out pieces of one size wherever that changes nothing about the violation. */
async function without(operations: Plan['operations'], size: number, stillFails: Fails): Promise<Plan['operations']> {
  let left = operations;
  for (let at = 0; at < left.length;) {
    const fewer = [...left.slice(0, at), ...left.slice(at + size)];
    if (await stillFails(fewer)) left = fewer;
    else at += size;
  }
  return left;
}

/** Leaves out operations as long as the same invariant is still violated: halves first, then ever smaller pieces. */
export async function shrink(
  plan: Plan,
  invariant: string,
  judge: (plan: Plan) => Promise<Verdict> = play,
): Promise<Plan> {
  let tries = 0;
  const stillFails: Fails = async (operations) => {
    tries += 1;
    return tries <= MOST_TRIES && (await judge({ ...plan, operations })).violation?.invariant === invariant;
  };
  let operations = plan.operations;
  for (let size = Math.ceil(operations.length / 2); size >= 1;) {
    const before = operations.length;
    operations = await without(operations, size, stillFails);
    // With single operations it goes on until a round leaves nothing out.
    if (size > 1) size = Math.ceil(size / 2);
    else if (operations.length === before) break;
  }
  return { ...plan, operations };
}
