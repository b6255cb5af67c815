// Mints a host token as an intranet on Node does: prints one for the person and the role that are asked for.
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';

/** For README: what a host needs. `secret` is HOST_JWT_SECRET of the canvas server. */
// example: begin
export function mintToken(user, { secret, issuer, audience, canvas, role = 'editor' }) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: audience, sub: user.id, name: user.name, role, canvas, iat: now, exp: now + 600 };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
// example: end

const [id, name, role, canvas] = process.argv.slice(2);
if (id !== undefined) {
  const { HOST_JWT_SECRET: secret, HOST_JWT_ISSUER: issuer, HOST_JWT_AUDIENCE: audience } = process.env;
  process.stdout.write(mintToken({ id, name }, { secret, issuer, audience, canvas, role }));
}
