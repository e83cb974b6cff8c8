import { calendarOperations } from './contract/calendars.ts';
import { lookBackOperations } from './contract/case-at.ts';
import { caseOperations } from './contract/cases.ts';
import { historyOperations } from './contract/history.ts';
import { meetingOperations } from './contract/meetings.ts';
import { client, type Client } from './contract/operation.ts';
import { publicationOperations } from './contract/publications.ts';
import { referenceOperations } from './contract/reference.ts';
import { sessionOperations } from './contract/session.ts';
import { staffOperations } from './contract/staff.ts';
import { taskOperations } from './contract/tasks.ts';

/** The door of the server for whoever speaks HTTP: every operation, under `/api`. */
export const contract = {
  ...sessionOperations,
  ...taskOperations,
  ...caseOperations,
  ...meetingOperations,
  ...lookBackOperations,
  ...publicationOperations,
  ...referenceOperations,
  ...staffOperations,
  ...historyOperations,
  ...calendarOperations,
} as const;

export type Api = Client<typeof contract>;
export const api = (base: string, send?: typeof fetch): Api => client(contract, `${base}/api`, send);

export * from './contract/acts.ts';
export * from './contract/calendars.ts';
export * from './contract/beside.ts';
export * from './contract/case-at.ts';
export * from './contract/case-view.ts';
export * from './contract/cases.ts';
export * from './contract/clock-view.ts';
export * from './contract/content.ts';
export * from './contract/files.ts';
export * from './contract/history.ts';
export * from './contract/labels.ts';
export * from './contract/meetings.ts';
export * from './contract/operation.ts';
export * from './contract/primitives.ts';
export * from './contract/problem.ts';
export * from './contract/publications.ts';
export * from './contract/reference.ts';
export * from './contract/responsibility.ts';
export * from './contract/review-work.ts';
export * from './contract/session.ts';
export * from './contract/staff.ts';
export * from './contract/tasks.ts';
