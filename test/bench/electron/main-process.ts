/** A line of thought into the main process of an application that was started with `--inspect=PORT`. */
export interface MainProcess {
  /** Runs an expression there, where `require` is known. */
  run(expression: string): Promise<void>;
  close(): void;
}

/** Opens it. */
export async function openMainProcess(port: number): Promise<MainProcess> {
  const answer = await fetch(`http://127.0.0.1:${port}/json`);
  const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error(`Nothing can be inspected on port ${port}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  return {
    async run(expression) {
      const answered = new Promise((resolve) => {
        socket.addEventListener('message', resolve, { once: true });
      });
      socket.send(
        JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, includeCommandLineAPI: true } }),
      );
      await answered;
    },
    close() {
      socket.close();
    },
  };
}
