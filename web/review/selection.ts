import { useEffect, useState, type RefObject } from 'react';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import { selectedPassage, type Passage } from '../components/passages.ts';

interface Selected extends Passage {
  readonly top: number;
  readonly left: number;
}

const BUTTON_WIDTH = 96;

/** What is selected in the draft, by pointer or keyboard, and where a button beside it may stand. */
export function useSelected(
  pane: RefObject<HTMLElement | null>,
  content: ReviewedContent | null,
): readonly [Selected | null, () => void] {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    if (content === null) return undefined;
    let isPressed = false;
    const look = (): void => {
      const root = pane.current;
      if (root === null || isPressed) return;
      const passage = selectedPassage(root, content);
      setSelected(passage === null ? null : beside(root, passage));
    };
    const press = (): void => {
      isPressed = true;
    };
    const release = (): void => {
      isPressed = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', press);
    document.addEventListener('pointerup', release);
    document.addEventListener('pointercancel', release);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('pointerup', release);
      document.removeEventListener('pointercancel', release);
    };
  }, [pane, content]);
  return [
    selected,
    () => {
      document.getSelection()?.removeAllRanges();
      setSelected(null);
    },
  ];
}

function beside(root: HTMLElement, { rect, ...passage }: Passage & { readonly rect: DOMRect }): Selected {
  const frame = root.getBoundingClientRect();
  const left = Math.min(rect.right - frame.left, frame.width - BUTTON_WIDTH);
  return { ...passage, top: rect.bottom - frame.top + root.scrollTop + 4, left: Math.max(8, left) };
}

/** Puts a form below the number of its problem, as it stands in the text; at the top where it stands nowhere. */
export function placeBelowMark(form: HTMLElement, number: number): void {
  const pane = form.offsetParent;
  const mark = document.getElementById(`mark-${number}`);
  if (pane === null) return;
  const from = pane.getBoundingClientRect().top - pane.scrollTop;
  const top = mark === null ? pane.scrollTop + 44 : mark.getBoundingClientRect().bottom - from + 6;
  form.style.top = `${top}px`;
}
