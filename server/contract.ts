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
