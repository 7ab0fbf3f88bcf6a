import { setTimeout } from 'node:timers/promises';

/** One end of the Chrome DevTools Protocol: a page, or a main process. */
export interface Cdp {
  /** @throws what the other side refuses, and where it does not answer. */
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Evaluates an expression there and gives its value; waits for it where it is a promise. @throws what it throws. */
  run<T>(expression: string): Promise<T>;
  on(event: string, hear: (params: Record<string, unknown>) => void): void;
  close(): void;
}

/** Nothing that works takes as long to answer, in milliseconds. */
const PATIENCE = 60_000;

interface Waiting {
  readonly resolve: (value: Record<string, unknown>) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Opens a connection to what listens there. */
export async function openCdp(address: string): Promise<Cdp> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`Nothing answers at ${address}`)), { once: true });
  });
  const waiting = new Map<number, Waiting>();
  const hearers = new Map<string, ((params: Record<string, unknown>) => void)[]>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      for (const hear of hearers.get(message.method ?? '') ?? []) hear(message.params ?? {});
      return;
    }
    const found = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) found?.resolve(message.result ?? {});
    else found?.reject(new Error(message.error.message));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The connection was closed'));
    waiting.clear();
  });
  const cdp: Cdp = {
    async send(method, params = {}) {
      last += 1;
      const id = last;
      const answered = new Promise<Record<string, unknown>>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      // Whoever gave up waiting has heard of it already.
      answered.catch(() => undefined);
      socket.send(JSON.stringify({ id, method, params }));
      const late = new AbortController();
      const tooLate = setTimeout(PATIENCE, undefined, { signal: late.signal }).then(
        () => {
          throw new Error(`${method} was not answered`);
        },
        () => ({}),
      );
      try {
        return await Promise.race([answered, tooLate]);
      } finally {
        waiting.delete(id);
        late.abort();
      }
    },
    async run<T>(expression: string): Promise<T> {
      const answer = await cdp.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        includeCommandLineAPI: true,
      });
      const { result, exceptionDetails } = answer as {
        result: { value?: unknown };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      };
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    },
    on(event, hear) {
      hearers.set(event, [...(hearers.get(event) ?? []), hear]);
    },
    close() {
      socket.close();
    },
  };
  return cdp;
}
