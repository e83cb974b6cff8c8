import { Popover } from 'antd';
import { lazy, Suspense, useEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { ReceiptView } from '../../server/contract/clock-view.ts';
import { words } from '../words/words.ts';
import type { ReceiptQuery } from './receipt.tsx';

const Receipt = lazy(() => import('./receipt.tsx').then((module) => ({ default: module.Receipt })));
const ReceiptSheet = lazy(() => import('./receipt.tsx').then((module) => ({ default: module.ReceiptSheet })));

/** Rather over its button than beyond the edge of the window. */
const WITHIN_WINDOW = { overflow: { adjustX: true, adjustY: true, shiftX: true, shiftY: true } };

interface ReceiptPopoverProps {
  readonly asked: ReceiptQuery;
  readonly given: ReceiptView | null;
  readonly today: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Left by its own button or by the keyboard, which goes on where it came from. */
  readonly onLeave: () => void;
  readonly children: ReactElement;
}

/** The receipt beside the day it explains. */
export function ReceiptPopover(props: ReceiptPopoverProps): ReactElement {
  const { asked, given, today, isOpen, onOpenChange, onLeave, children } = props;
  return (
    <Popover
      open={isOpen}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="bottomRight"
      align={WITHIN_WINDOW}
      destroyOnHidden
      classNames={{ root: 'receipt-popover' }}
      content={
        <ReceiptDialog onClose={onLeave}>
          {given === null ? (
            <Receipt asked={asked} today={today} onClose={onLeave} />
          ) : (
            <ReceiptSheet receipt={given} today={today} onClose={onLeave} />
          )}
        </ReceiptDialog>
      }
    >
      {children}
    </Popover>
  );
}

interface ReceiptDialogProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Takes the keyboard while it is open. */
function ReceiptDialog({ onClose, children }: ReceiptDialogProps): ReactElement {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    dialog.current?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The single keys of the page below are not meant.
    event.stopPropagation();
    if (event.key !== 'Escape' && !(event.key === 'Tab' && isLeaving(event, dialog.current))) return;
    event.preventDefault();
    onClose();
  };
  return (
    // It takes keys only to be left by them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={dialog} role="dialog" aria-label={words.receipt.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <Suspense fallback={<p role="status">{words.receipt.loading}</p>}>{children}</Suspense>
    </div>
  );
}

function isLeaving({ shiftKey, target }: KeyboardEvent, dialog: HTMLElement | null): boolean {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>('button, summary, a[href]') ?? [])];
  return shiftKey ? target === stops[0] || target === dialog : target === stops.at(-1);
}
