/** Of how many both say the same, and Cohen's kappa (J. Cohen, Educational and Psychological Measurement 20, 1960): how much of what chance left they share. */
export type Agreement = { readonly n: number; readonly share: number; readonly kappa: number };

const shareOf = <T>(values: readonly T[], value: T): number =>
  values.filter((one) => one === value).length / values.length;

/**
 * How far two readers of the same things agree.
 * @param one, other labels in the same order. @throws RangeError where there are not as many of one as of the other.
 */
export function agreementOf<T>(one: readonly T[], other: readonly T[]): Agreement {
  const n = one.length;
  if (n !== other.length) throw new RangeError(`${n} labels beside ${other.length}`);
  if (n === 0) return { n, share: 1, kappa: 1 };
  const share = one.filter((value, i) => value === other[i]).length / n;
  const byChance = [...new Set([...one, ...other])].reduce(
    (sum, value) => sum + shareOf(one, value) * shareOf(other, value),
    0,
  );
  return { n, share, kappa: byChance === 1 ? 1 : (share - byChance) / (1 - byChance) };
}
