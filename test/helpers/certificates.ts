import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, as files and as text. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** An authority that exists for one test. */
export interface Authority {
  /** The file to believe. */
  readonly file: string;
  /** A certificate for the host names and addresses, good in that span; by default now. */
  issue(name: string, span?: { readonly from: Date; readonly to: Date }, hosts?: string): Certificate;
}

const DAY = 86_400_000;
const stamp = (date: Date): string => `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

/** Makes an authority with Debian's openssl. Its certificates are for this machine unless told otherwise. */
export function makeAuthority(folder: string): Authority {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  mkdirSync(join(folder, 'issued'), { recursive: true });
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(
    join(folder, 'ca.conf'),
    `[ca]
default_ca=own
[own]
database=index.txt
new_certs_dir=issued
certificate=ca.pem
private_key=ca.key
rand_serial=yes
default_md=sha256
policy=any
unique_subject=no
[any]
commonName=supplied
`,
  );
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...curve,
    '-subj',
    '/CN=Test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
  );
  return {
    file: join(folder, 'ca.pem'),
    issue(name, span, hosts = 'DNS:localhost,IP:127.0.0.1') {
      const now = Date.now();
      const { from, to } = span ?? { from: new Date(now - DAY), to: new Date(now + 7 * DAY) };
      writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${hosts}\n`);
      openssl('req', '-new', ...curve, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
      const signing = ['ca', '-batch', '-notext', '-config', 'ca.conf', '-extfile', `${name}.ext`];
      const good = ['-startdate', stamp(from), '-enddate', stamp(to)];
      openssl(...signing, ...good, '-in', `${name}.csr`, '-out', `${name}.pem`);
      const [certFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
      return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    },
  };
}
