/** Tells when the page of the exhibit gives its next sign of life: from then on there is something to see. */
export class Pulse {
  #waiting: (() => void)[] = [];

  /** The page gave a sign of life. */
  beat(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** Resolves with the next beat, or after so many milliseconds without one. */
  next(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
