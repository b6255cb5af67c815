// An intranet: pages of somebody else on an origin of their own, with whatever headers and markup a test gives them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface IntranetPage {
  readonly html: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string;
}
export interface Intranet {
  readonly origin: string;
  /** Puts a page at this path; the address of it. */
  page(path: string, page: IntranetPage): string;
  close(): Promise<void>;
}

/** At another host name than the product, so that a browser takes the two for different sites. */
export async function openIntranet(): Promise<Intranet> {
  const pages = new Map<string, IntranetPage>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    const { html = '', headers = {}, type = 'text/html; charset=utf-8' } = page ?? {};
    response.writeHead(page ? 200 : 404, { 'content-type': type, ...headers }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (path, page) => {
      pages.set(path, page);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
