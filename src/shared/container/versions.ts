type Numbers = readonly [number, number, number];

function numbers(version: string): Numbers {
  const [major = 0, minor = 0, patch = 0] = Array.from(version.matchAll(/\d+/g), Number);
  return [major, minor, patch];
}

/** Compares versions of three numbers, `1.10.0` after `1.9.0`; what follows the numbers is ignored. Negative: a is older. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [numbers(a), numbers(b)];
  for (const at of [0, 1, 2] as const) {
    const difference = one[at] - other[at];
    if (difference !== 0) return difference;
  }
  return 0;
}
