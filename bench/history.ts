import type { Client } from '@temporalio/client';
import { processId } from '../law/process/process-id.ts';
import type { BareOffice } from './bare/office.ts';
import type { BenchInstallation } from './installation.ts';
import { untilApprovalIsAsked, untilClosed, type Office } from './plain-case.ts';

interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

export interface HistoryLine {
  readonly name: 'history';
  /** People's acts in a plain case from opening to closing; two processes carry it. */
  readonly acts: number;
  readonly case: HistorySize;
  readonly publication: HistorySize;
  readonly eventsPerAct: number;
  readonly bytesPerAct: number;
  /** Up to the request for approval every act is one update, as in the bare workflow. */
  readonly review: HistorySize & { readonly acts: number; readonly eventsPerAct: number };
  readonly bare: HistorySize & { readonly acts: number; readonly eventsPerAct: number };
}

/** What the engine keeps of one plain case. */
export async function history(
  { temporal }: BenchInstallation,
  office: Office,
  bareOffice: BareOffice,
): Promise<HistoryLine> {
  const closed = await office.play(untilClosed);
  const reviewed = await office.play(untilApprovalIsAsked);
  const yardstick = await bareOffice.play(reviewed.acts);
  const ofCase = await sizeOf(temporal, processId('case', closed.caseId));
  const ofPublication = await sizeOf(temporal, processId('publication', closed.caseId));
  const { acts } = closed;
  return {
    name: 'history',
    acts,
    case: ofCase,
    publication: ofPublication,
    eventsPerAct: rounded((ofCase.events + ofPublication.events) / acts),
    bytesPerAct: Math.round((ofCase.bytes + ofPublication.bytes) / acts),
    review: perAct(await sizeOf(temporal, processId('case', reviewed.caseId)), reviewed.acts),
    bare: perAct(await sizeOf(temporal, yardstick.workflowId), yardstick.acts),
  };
}

/** By the engine's own count. */
async function sizeOf(temporal: Client, workflowId: string): Promise<HistorySize> {
  const { historyLength, historySize = 0 } = await temporal.workflow.getHandle(workflowId).describe();
  return { events: historyLength, bytes: historySize };
}

const perAct = (size: HistorySize, acts: number) => ({ ...size, acts, eventsPerAct: rounded(size.events / acts) });
const rounded = (value: number): number => Math.round(value * 10) / 10;
