import { complain } from './complaints.ts';
/**
 * What makes the fake worth having: it knows only what it models. A member nobody modelled throws by its name, where a
 * lenient fake would answer undefined and let a misspelt call pass.
 */
export function strict<T extends object>(name: string, target: T): T {
  const known = (key: string | symbol) =>
    typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target;
  const check = (key: string | symbol) => {
    if (!known(key)) complain(`electron has no ${name}.${String(key)} that this fake knows`);
  };
  return new Proxy(target, {
    get(_target, key) {
      check(key);
      const value: unknown = Reflect.get(target, key, target);
      // Bound to the target, or its private fields could not be reached through the proxy.
      return typeof value === 'function' && !isClass(value) ? (value.bind(target) as unknown) : value;
    },
    set(_target, key, value) {
      check(key);
      return Reflect.set(target, key, value, target);
    },
  });
}

const isClass = (value: object): boolean => /^class\b/.test(Function.prototype.toString.call(value));

type Listener = (...args: never[]) => unknown;

/** An emitter of known events only: listening to one that is never emitted is a mistake that nothing else would show. */
export class KnownEvents {
  readonly #name: string;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(name: string, events: readonly string[]) {
    this.#name = name;
    for (const event of events) this.#listeners.set(event, new Set());
  }

  on(event: string, listener: Listener): this {
    this.#of(event).add(listener);
    return this;
  }

  once(event: string, listener: Listener): this {
    const first: Listener = (...args) => {
      this.#of(event).delete(first);
      return listener(...args);
    };
    return this.on(event, first);
  }

  off(event: string, listener: Listener): this {
    this.#of(event).delete(listener);
    return this;
  }

  listenerCount(event: string): number {
    return this.#of(event).size;
  }

  emit(event: string, ...args: unknown[]): void {
    // A copy: a listener may take itself off, or put another on.
    const listeners = [...this.#of(event)];
    for (const listener of listeners) listener(...(args as never[]));
  }

  #of(event: string): Set<Listener> {
    const listeners = this.#listeners.get(event);
    if (!listeners) complain(`electron's ${this.#name} has no event '${event}' that this fake knows`);
    return listeners;
  }
}

/** An event that can be prevented, and remembers. */
export class Preventable {
  isPrevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.isPrevented = true;
  }
}
