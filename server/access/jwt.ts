// Checks who signed a JSON Web Token, for whom, and until when. The only file that knows jose.
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';

/** Clocks of two servers differ by so much without anybody being wrong. */
export const TOLERANCE_S = 60;
/** Without a key id, so many keys are tried. */
const TRIED = 8;

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
}
/** What a token says, as its signer wrote it: of any shape. */
export type Claims = Readonly<Record<string, unknown>>;
export type Verified =
  | { readonly kind: 'valid' | 'expired' | 'early'; readonly claims: Claims }
  /** Signed by the right key, and not for us or not complete; `claim` says where. */
  | { readonly kind: 'not-for-us'; readonly claim: string }
  /** No key of this name is known. */
  | { readonly kind: 'unknown-key' }
  | { readonly kind: 'forged' };
/** Public keys a token may be signed with. */
export type PublicKeys = JWTVerifyGetKey;

/** One family of algorithms each: a public key that is taken for a secret would open everything. */
const BY_SECRET = ['HS256'];
const BY_KEYS = ['RS256', 'ES256', 'EdDSA'];

export function secretKey(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
/** The keys of a set; undefined when it is none. */
export function publicKeys(set: unknown): PublicKeys | undefined {
  try {
    return createLocalJWKSet(set as JSONWebKeySet);
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

export async function verify(
  token: string,
  key: Uint8Array | PublicKeys,
  { issuer, audience }: Expected,
  now: Date,
): Promise<Verified> {
  const options: JWTVerifyOptions = {
    algorithms: key instanceof Uint8Array ? BY_SECRET : BY_KEYS,
    issuer,
    audience,
    currentDate: now,
    clockTolerance: TOLERANCE_S,
  };
  try {
    const { payload } =
      key instanceof Uint8Array ? await jwtVerify(token, key, options) : await tryKeys(token, key, options);
    return { kind: 'valid', claims: payload };
  } catch (error) {
    return refusalOf(error);
  }
}
async function tryKeys(token: string, keys: PublicKeys, options: JWTVerifyOptions): ReturnType<typeof jwtVerify> {
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let tried = 0;
    for await (const key of error) {
      if (tried++ === TRIED) break;
      try {
        return await jwtVerify(token, key, options);
      } catch (wrong) {
        if (!(wrong instanceof errors.JWSSignatureVerificationFailed)) throw wrong;
        // It may be one of the others.
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}
/** Only what is known goes on: an error of jose holds the claims, and would bring them into the log. */
function refusalOf(error: unknown): Verified {
  if (error instanceof errors.JWTExpired) return { kind: 'expired', claims: error.payload };
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'nbf' && error.reason === 'check_failed'
      ? { kind: 'early', claims: error.payload }
      : { kind: 'not-for-us', claim: error.claim };
  if (error instanceof errors.JWKSNoMatchingKey) return { kind: 'unknown-key' };
  // Anything else it says of a token, such as an algorithm that is not taken or a text that is no token.
  if (error instanceof errors.JOSEError || error instanceof TypeError) return { kind: 'forged' };
  throw new Error('A token could not be checked.');
}
