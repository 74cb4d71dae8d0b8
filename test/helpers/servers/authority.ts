/** A time-stamping authority on this computer: openssl behind HTTP, with a root and a certificate of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Authority {
  url: string;
  /** File of its root certificate. */
  root: string;
  /** Content types of the queries. */
  asked: (string | undefined)[];
  /** Refuses the next query. */
  refuse(): void;
  close(): Promise<void>;
}

const CONFIG = `[tsa]
default_tsa = care
[care]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = DIGESTS
accuracy = secs:1
ess_cert_id_chain = no
`;

export async function startAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-tsa-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Test root', '-days', '2');
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test authority');
  writeFileSync(join(folder, 'use.cnf'), 'extendedKeyUsage = critical, timeStamping\n');
  const signed = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '2', '-extfile', 'use.cnf'];
  openssl('x509', '-req', '-in', 'tsa.csr', ...signed, '-out', 'tsa.pem');
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG.replace('DIGESTS', 'sha256'));
  writeFileSync(join(folder, 'refusing.cnf'), CONFIG.replace('DIGESTS', 'sha512'));
  const asked: Authority['asked'] = [];
  let config = 'tsa.cnf';
  const server = createServer(async (request, response) => {
    asked.push(request.headers['content-type']);
    writeFileSync(join(folder, 'query.tsq'), Buffer.concat(await request.toArray()));
    openssl('ts', '-reply', '-config', config, '-queryfile', 'query.tsq', '-out', 'answer.tsr');
    config = 'tsa.cnf';
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
    response.end(readFileSync(join(folder, 'answer.tsr')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    root: join(folder, 'root.pem'),
    asked,
    refuse() {
      config = 'refusing.cnf';
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
