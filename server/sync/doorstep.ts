// Lets in those who come a few at a time, so that whoever is there already is heard in between.

/** How many come in before the network is looked at again. */
const AT_ONCE = 8;

export class Doorstep {
  #waiting: (() => void)[] = [];

  /** Resolves when it is their turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#letIn());
    });
  }

  #letIn(): void {
    const [first, later] = [this.#waiting.slice(0, AT_ONCE), this.#waiting.slice(AT_ONCE)];
    this.#waiting = later;
    for (const enter of first) enter();
    if (later.length > 0) setImmediate(() => this.#letIn());
  }
}
