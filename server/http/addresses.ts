// Which address a request comes from: the socket's, or what a proxy says that was named in the configuration.
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Is this the address of a proxy whose word counts? */
export type TrustsProxy = (address: string) => boolean;

export function trustedProxies(trusted: boolean | readonly string[]): TrustsProxy {
  if (typeof trusted === 'boolean') return () => trusted;
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(plain(address), isIPv6(plain(address)) ? 'ipv6' : 'ipv4');
}

/** The nearest address that no trusted proxy vouches for; of IPv6 the network, which is what one customer gets. */
export function addressOf(request: Pick<IncomingMessage, 'socket' | 'headers'>, trusts: TrustsProxy): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  let address = request.socket.remoteAddress ?? '';
  for (const before of forwarded.reverse()) {
    if (before.trim() === '' || !trusts(address)) break;
    address = before.trim();
  }
  return networkOf(plain(address));
}

/** An IPv4 address written as IPv6 is that IPv4 address. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4).join(':');
}
