import { BlockList, isIP } from 'node:net';
import type { Request } from 'express';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether an address is this machine's own; ::ffff:127.0.0.1 is how a socket for both families shows 127.0.0.1. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a server that listens there is reached by nobody else. */
export const isPrivateHost = (host: string): boolean => host === 'localhost' || isLoopback(host);

/** Whether passwords cross a network that others can read: an address without https that is not this machine's own. */
export function isOpenToReaders({
  HOST,
  BASE_URL,
}: {
  readonly HOST: string;
  readonly BASE_URL?: string | undefined;
}): boolean {
  const { protocol, hostname } = new URL(BASE_URL ?? 'http://localhost');
  return protocol === 'http:' && !(isPrivateHost(HOST) && isPrivateHost(hostname.replaceAll(/^\[|\]$/g, '')));
}

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);
/** A proxy on this machine speaks for others: what it adds can only take the right away, never give it. */
const ofProxies = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whether somebody at this machine asks, under a name that is ours. The socket says who asks. The name is asked for
 * because a page from elsewhere can have its own name lead to 127.0.0.1, and then reads what we answer.
 */
export function isOnOwnMachine(request: Pick<Request, 'headers' | 'socket'>, baseUrl: URL): boolean {
  const { headers, socket } = request;
  if (!isLoopback(socket.remoteAddress ?? '')) return false;
  if (ofProxies.some((name) => headers[name] !== undefined)) return false;
  const name = nameIn(headers.host ?? '');
  return name !== null && (ownNames.has(name) || name === baseUrl.hostname);
}

/**
 * Whether a request names us: by the address in the settings, by the name we listen on, as this machine, or by a number.
 * A page from elsewhere can have its own name lead here, and its browser then takes us for that page; a number it cannot.
 */
export function isOurName(host: string, { baseUrl, host: listening }: { baseUrl: URL; host: string }): boolean {
  const name = nameIn(host);
  if (name === null) return false;
  const isNumber = isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0;
  return isNumber || ownNames.has(name) || name === baseUrl.hostname || name === listening.toLowerCase();
}

/** Without the port; null for what is no name and no address. */
function nameIn(host: string): string | null {
  const isPlain = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host);
  return isPlain && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}
