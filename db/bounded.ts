import type postgres from 'postgres';

/** The record took the question and says nothing: a server that stands still keeps its connections open for ever. */
export class RecordSilent extends Error {
  readonly code = 'RECORD_SILENT';

  constructor(withinMs: number) {
    super(`expected an answer of the record within ${withinMs} ms`);
  }
}

/**
 * The pool with a bound on every question: on its way, on the wait for a free connection and on the answer. What the
 * server would still say is heard by nobody.
 */
export const bounded = (sql: postgres.Sql, withinMs: number): postgres.Sql =>
  new Proxy(sql, {
    apply: (pool, _self, given: unknown[]): unknown =>
      awaitedFor(Reflect.apply(pool as unknown as (...all: unknown[]) => unknown, undefined, given), withinMs),
    get: (pool, name): unknown => {
      if (name !== 'unsafe') return Reflect.get(pool, name) as unknown;
      return (...given: Parameters<postgres.Sql['unsafe']>) => awaitedFor(pool.unsafe(...given), withinMs);
    },
  });

/** A question begins when it is awaited; one that becomes a part of another never is. */
function awaitedFor(made: unknown, withinMs: number): unknown {
  if (!(made instanceof Promise)) return made;
  const then = made.then.bind(made);
  const inTime = () =>
    new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => reject(new RecordSilent(withinMs)), withinMs);
      const over = (): void => clearTimeout(timer);
      void then(
        (answer: unknown) => (over(), resolve(answer)),
        (error: unknown) => (over(), reject(error as Error)),
      );
    });
  return Object.assign(made, {
    // oxlint-disable-next-line unicorn/no-thenable -- it is a promise already, and this is where its wait begins
    then: (...heard: Parameters<Promise<unknown>['then']>) => inTime().then(...heard),
  });
}
