import { useSyncExternalStore } from 'react';

/** Whether the window is at most this wide. */
export function useNarrow(width: number): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(`(max-width: ${width}px)`);
      query.addEventListener('change', changed);
      return () => {
        query.removeEventListener('change', changed);
      };
    },
    () => window.matchMedia(`(max-width: ${width}px)`).matches,
  );
}
