import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Certificate } from './certificates.ts';

const NOBODY = 65534;
/** Debian's nginx lies where only root looks for programs. */
const PATH = [process.env['PATH'] ?? '', '/usr/sbin'].join(delimiter);

/** One line of nginx's own log. */
export interface Served {
  readonly path: string;
  readonly status: number;
  /** Bytes of the body, as nginx counts what it has sent. */
  readonly bytes: number;
  /** Everything: heads, too. */
  readonly allBytes: number;
}

/** Debian's nginx with TLS, as a user who owns nothing, on Unix sockets. */
export interface Nginx {
  /** Answers as it should, and with 404 to one connection in twenty. */
  readonly sockets: { readonly sound: string; readonly lossy: string };
  /** What was served since the start; nginx writes a line when a request has ended. */
  served(): Served[];
  close(): Promise<void>;
}

/** Whether the package nginx-light is there, as the preparation of `npm test` sees to. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { env: { ...process.env, PATH }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function configuration(folder: string, root: string, { certFile, keyFile }: Certificate): string {
  const server = (name: string, fault: string): string => `
  server {
    listen unix:${folder}/${name}.sock ssl sndbuf=16k;
    ssl_certificate ${certFile};
    ssl_certificate_key ${keyFile};
    root ${root};
    ${fault}
    location ~ ^/gone/packs/ { return 404; }
    location /gone/ { alias ${root}/; }
  }`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 2048; }
http {
  ${temporary.join('\n  ')}
  types { application/json json; application/octet-stream kpack; }
  log_format bytes '$uri $status $body_bytes_sent $bytes_sent';
  access_log ${folder}/access.log bytes;
  map $connection $lost { default 0; "~(?:[02468]5)$" 1; }
  ${server('sound', '')}
  ${server('lossy', 'if ($lost) { return 404; }')}
}
`;
}

async function isOpen(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts nginx on a folder; it ends with `close`. */
export async function startNginx(folder: string, root: string, certificate: Certificate): Promise<Nginx> {
  mkdirSync(folder, { recursive: true });
  const uid = process.getuid?.() === 0 ? NOBODY : undefined;
  if (uid !== undefined) {
    chownSync(folder, uid, uid);
    for (const file of [certificate.certFile, certificate.keyFile]) chownSync(file, uid, uid);
  }
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, root, certificate));
  const program: ChildProcess = spawn('nginx', ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
    env: { ...process.env, PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let said = '';
  program.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const gone = once(program, 'exit');
  const sockets = { sound: join(folder, 'sound.sock'), lossy: join(folder, 'lossy.sock') };
  while (!(await isOpen(sockets.lossy))) {
    if (program.exitCode !== null) throw new Error(`nginx did not start: ${said}`);
    await wait(20);
  }
  return {
    sockets,
    served: () =>
      readFileSync(join(folder, 'access.log'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [path = '', status, bytes, allBytes] = line.split(' ');
          return { path, status: Number(status), bytes: Number(bytes), allBytes: Number(allBytes) };
        }),
    async close() {
      program.kill('SIGTERM');
      await gone;
    },
  };
}
