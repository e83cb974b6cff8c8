import { useEffect, useState } from 'react';

const PREFIX = 'lawgate.kept.';

/** What is kept under a key; null for nothing. */
export function read(key: string): unknown {
  const stored = localStorage.getItem(PREFIX + key);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as unknown;
  } catch {
    // Half a write of a browser that was killed: what it held is lost anyway.
    return null;
  }
}

export const keep = (key: string, value: unknown): void => {
  localStorage.setItem(PREFIX + key, JSON.stringify(value));
};

export const forget = (key: string): void => {
  localStorage.removeItem(PREFIX + key);
};

/** On leaving, nothing a person wrote stays on a shared machine. */
export function forgetAll(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

export interface Kept<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  readonly clear: () => void;
  /** The value was found from an earlier attempt. */
  readonly isFromBefore: boolean;
}

/** What a person writes, kept on this machine until the server has recorded it. */
export function useKept<T>(key: string, initial: T): Kept<T> {
  const [before] = useState(() => read(key) as T | null);
  const [value, setValue] = useState<T>(before ?? initial);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) keep(key, value);
  }, [key, touched, value]);
  return {
    value,
    set: (next) => {
      setTouched(true);
      setValue(next);
    },
    clear: () => {
      setTouched(false);
      setValue(initial);
      forget(key);
    },
    isFromBefore: before !== null,
  };
}
