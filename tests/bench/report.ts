/** Medians, and figures held against their budgets, for all benches. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Prints a figure with its budget; whether it keeps to it. */
export function report(what: string, value: number, most: number): boolean {
  const isWithin = value < most;
  console.log(`${isWithin ? 'ok  ' : 'OVER'} ${what}: ${value.toPrecision(4)} (budget ${most})`);
  return isWithin;
}
