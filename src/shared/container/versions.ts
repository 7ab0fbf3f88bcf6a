/** Compares versions of three numbers, `1.10.0` after `1.9.0`; what follows the numbers is ignored. Negative: a is older. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((each) => (each.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
