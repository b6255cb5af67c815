// A host that signs with key pairs and shows the public halves at an address, well or badly.
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

type Alg = 'RS256' | 'ES256' | 'EdDSA';
export interface SigningKey {
  readonly kid: string;
  readonly alg: Alg;
  readonly private: KeyObject;
  /** As it is shown. */
  readonly shown: JsonWebKey & { readonly kid?: string; readonly alg?: string; readonly use?: string };
}

export function signingKey(kid: string, alg: Alg = 'ES256'): SigningKey {
  const { privateKey, publicKey } = pairFor(alg);
  return { kid, alg, private: privateKey, shown: { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } };
}
function pairFor(alg: Alg): { privateKey: KeyObject; publicKey: KeyObject } {
  switch (alg) {
    case 'RS256':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'ES256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return generateKeyPairSync('ed25519');
    default:
      return alg satisfies never;
  }
}
/** A token with these claims, signed with this key. */
export function signedBy(key: SigningKey, claims: object, header: object = { kid: key.kid }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: key.alg, ...header })}.${part(claims)}`;
  const digest = key.alg === 'EdDSA' ? null : 'sha256';
  const signature = sign(digest, Buffer.from(text), { key: key.private, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

export interface KeyHost {
  readonly url: string;
  /** How often it was asked. */
  asked: number;
  /** What it answers; at first, no keys. */
  answer: RequestListener;
  show(...keys: readonly SigningKey[]): void;
  close(): Promise<void>;
}
export async function openKeyHost(): Promise<KeyHost> {
  const server = createServer((request, response) => {
    host.asked++;
    host.answer(request, response);
  });
  const json =
    (body: unknown): RequestListener =>
    (_request, response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: KeyHost = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    asked: 0,
    answer: json({ keys: [] }),
    show: (...keys) => {
      host.answer = json({ keys: keys.map(({ shown }) => shown) });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}
