/** How a request leaves this computer: at once, or by way of a proxy. */

export type Send = (url: URL, init: RequestInit) => Promise<Response>;

/** The built-in fetch; with a proxy in the environment, the one that can use it. */
export async function sender({ env }: { env: Readonly<Record<string, string | undefined>> }): Promise<Send> {
  const httpProxy = env.http_proxy || env.HTTP_PROXY;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY;
  if (!httpProxy && !httpsProxy) return (url, init) => fetch(url, init);
  const { EnvHttpProxyAgent, fetch: proxied } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy: env.no_proxy || env.NO_PROXY });
  return (url, init) => proxied(url, { ...init, dispatcher } as never) as unknown as Promise<Response>;
}
