/** The prime of the field, and the constant d of the curve −x² + y² = 1 + d·x²·y² (RFC 8032, 5.1). */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % P;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

/** The y of the points whose order divides 8, apart from 1 and −1 (the list of libsodium, in numbers). */
const eighthOrder: ReadonlySet<bigint> = new Set([
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
  0n,
]);

/**
 * Whether 32 bytes are an Ed25519 public key to be trusted: the one encoding of a point on the curve, and not one of
 * small order. Under the latter a forged signature verifies, and neither OpenSSL nor BoringSSL refuses them.
 */
export function isSafePublicKey(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  // The lowest byte comes first; the highest bit is the sign of x.
  const y = Array.from(bytes).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) & (2n ** 255n - 1n);
  if (y >= P) return false;
  if (y === 1n || y === P - 1n || eighthOrder.has(y)) return false;
  // A point with this y exists where (y² − 1) / (d·y² + 1) is a square: Euler's criterion, on the product instead.
  const numerator = (y * y - 1n + P) % P;
  const denominator = (D * y * y + 1n) % P;
  return power(numerator * denominator, (P - 1n) / 2n) === 1n;
}
