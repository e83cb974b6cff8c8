import { calendarOperations } from './calendars.ts';
import { lookBackOperations } from './look-back.ts';
import { caseOperations } from './cases.ts';
import { historyOperations } from './history.ts';
import { meetingOperations } from './meetings.ts';
import { client, type Client } from './operation.ts';
import { publicationOperations } from './publications.ts';
import { referenceOperations } from './reference.ts';
import { sessionOperations } from './session.ts';
import { staffOperations } from './staff.ts';
import { taskOperations } from './tasks.ts';

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
