/** What outlives a screen: listeners of what is never taken away, by target and event, and timers that still run. */
export interface Living {
  readonly listeners: Readonly<Record<string, number>>;
  readonly intervals: number;
  readonly timeouts: number;
}

/**
 * Runs in the page before its own script: counts from then on. `window.living()` tells. Of timers only those of a second
 * and more count: a shorter one is gone before anybody could ask.
 */
export function countLiving(): void {
  const LONG = 1_000;
  const heard = new Map<string, Set<unknown>>();
  for (const target of [window, document, speechSynthesis, window.visualViewport]) {
    if (target === null) continue;
    const own: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = target;
    const [add, remove] = [own.addEventListener.bind(target), own.removeEventListener.bind(target)];
    const setOf = (type: string, options: AddEventListenerOptions | boolean | undefined): Set<unknown> => {
      const capture = typeof options === 'object' ? options.capture : options;
      const kind = `${target.constructor.name} ${type}${capture === true ? ' captured' : ''}`;
      const set = heard.get(kind) ?? new Set();
      heard.set(kind, set);
      return set;
    };
    own.addEventListener = (type, listener, options) => {
      const set = setOf(type, options);
      set.add(listener);
      if (typeof options === 'object') {
        const forget = (): void => void set.delete(listener);
        if (options.once === true) add(type, forget, { once: true, capture: options.capture ?? false });
        options.signal?.addEventListener('abort', forget);
      }
      add(type, listener, options);
    };
    own.removeEventListener = (type, listener, options) => {
      setOf(type, typeof options === 'object' ? { ...options } : options).delete(listener);
      remove(type, listener, options);
    };
  }
  const own = {
    setInterval: window.setInterval.bind(window),
    clearInterval: window.clearInterval.bind(window),
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
  };
  const intervals = new Set<number>();
  const timeouts = new Set<number>();
  Object.assign(window, {
    setInterval: (run: TimerHandler, wait: number, ...rest: unknown[]): number => {
      const id = own.setInterval(run, wait, ...rest);
      intervals.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      intervals.delete(id);
      own.clearInterval(id);
    },
    setTimeout: (run: (...args: unknown[]) => void, wait = 0, ...rest: unknown[]): number => {
      const id = own.setTimeout(() => {
        timeouts.delete(id);
        run(...rest);
      }, wait);
      if (wait >= LONG) timeouts.add(id);
      return id;
    },
    clearTimeout: (id: number) => {
      timeouts.delete(id);
      own.clearTimeout(id);
    },
    living: (): Living => ({
      listeners: Object.fromEntries(
        [...heard].filter(([, set]) => set.size > 0).map(([kind, set]) => [kind, set.size]),
      ),
      intervals: intervals.size,
      timeouts: timeouts.size,
    }),
  });
}
