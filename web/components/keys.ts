import { useEffect, useRef } from 'react';

const SETTING = 'lawgate.keys';

export const areKeysOn = (): boolean => localStorage.getItem(SETTING) !== 'off';
export const setKeys = (on: boolean): void => {
  localStorage.setItem(SETTING, on ? 'on' : 'off');
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Single keys of a page, by `KeyboardEvent.key` in lower case; silent while somebody types or composes, while a dialog
 * is open, and when the person switched them off (WCAG 2.1.4).
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (!areKeysOn() || isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]'))
        return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button,a')) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Ctrl+Enter sends what the page or its open form is for; also while typing. */
export function useSendKey(send: (() => void) | null): void {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) latest.current?.();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
