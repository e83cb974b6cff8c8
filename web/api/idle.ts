/** Shorter than a session lives without anybody at the desk, so that looking for news never keeps one alive. */
const IDLE_AFTER = 20 * 60_000;

let lastInput = Date.now();
for (const kind of ['keydown', 'pointerdown', 'wheel']) {
  document.addEventListener(
    kind,
    () => {
      lastInput = Date.now();
    },
    { passive: true },
  );
}

/** Looks for news this often while somebody works, and not at all once nobody does. */
export const whileWorking =
  (every: number): (() => number | false) =>
  () =>
    Date.now() - lastInput < IDLE_AFTER ? every : false;
