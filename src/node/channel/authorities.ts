import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';

import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { ok, type Result } from '../../shared/errors.ts';

const BEGIN = '-----BEGIN CERTIFICATE-----';

/** Where Linux systems keep the authorities that their administrator trusts: Debian, Fedora, openSUSE, Alpine. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Node asks the system by itself from 22.15 on; older ones, and Electron's, know only what they were built with. */
type AskSystem = ((type: 'system') => string[]) | undefined;

/**
 * The authorities of the system; those that Node was built with where the system has none to be read. SSL_CERT_FILE
 * names another bundle, as it does for other programs.
 */
async function systemAuthorities(): Promise<readonly string[]> {
  const named = process.env['SSL_CERT_FILE'];
  for (const bundle of named === undefined ? BUNDLES : [named]) {
    const text = await readFile(bundle, 'utf8').catch(() => '');
    if (text.includes(BEGIN)) return [text];
  }
  const ask = (tls as { getCACertificates?: AskSystem }).getCACertificates;
  const asked = process.platform === 'linux' ? [] : (ask?.('system') ?? []);
  return asked.length > 0 ? asked : tls.rootCertificates;
}

/** Reading a hundred certificates takes a while: the last set is kept. */
let kept: { readonly key: string; readonly context: tls.SecureContext } | undefined;

/** Whom a connection to the host of a channel believes: the system's authorities, and an own one. Refuses with SETTING. */
export async function readAuthorities(own: string | undefined): Promise<Result<tls.SecureContext, ChannelFault>> {
  const certificates = [...(await systemAuthorities())];
  try {
    if (own !== undefined) {
      const text = await readFile(own, 'utf8');
      // Node would take a file without any for one that adds nobody.
      if (!text.includes(BEGIN)) throw new Error('there is no certificate in it');
      certificates.push(text);
    }
    const hash = createHash('sha256');
    for (const each of certificates) hash.update(each);
    const key = hash.digest('hex');
    if (kept?.key !== key)
      kept = { key, context: tls.createSecureContext({ ca: certificates, minVersion: 'TLSv1.2' }) };
    return ok(kept.context);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuseChannel(
      'SETTING',
      `the authority cannot be read (${code ?? message})`,
      'name a PEM file that the kiosk may read',
      own ?? '',
    );
  }
}
