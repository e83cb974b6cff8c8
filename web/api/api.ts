import { QueryClient, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod';
import { api, type contract } from '../../server/contract/api.ts';
import { whileWorking } from './idle.ts';
import { ProblemError, uploadFile, type Input } from '../../server/contract/operation.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { CaseAsSeen } from '../../server/contract/cases.ts';
import { storedFile, type StoredFile } from '../../server/contract/files.ts';
import type { CalendarMoveView } from '../../server/contract/calendars.ts';

// The page is served without 'unsafe-eval', which zod would otherwise try first.
z.config({ jitless: true });

/** The server as typed calls: `server.caseView({ params: { id } })`. */
export const server = api('');

export const isProblem = (error: unknown): error is ProblemError => error instanceof ProblemError;
export const isSignedOut = (error: unknown): boolean => isProblem(error) && error.problem.status === 401;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !isProblem(error) && failures < 2,
    },
  },
});

const POLL = 30_000;

type TaskQuery = NonNullable<Input<typeof contract.tasks>['query']>;
type CaseQuery = NonNullable<Input<typeof contract.cases>['query']>;
type OverdueQuery = NonNullable<Input<typeof contract.overdue>['query']>;
type PublicationQuery = NonNullable<Input<typeof contract.publications>['query']>;
export type Staff = z.output<typeof contract.staff.answer>;
export type LeaveOverview = z.output<typeof contract.leaves.answer>;
type PeopleQuery = NonNullable<Input<typeof contract.people>['query']>;

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => server.installation({}, signal),
  staleTime: Infinity,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => server.me({}, signal),
  staleTime: 60_000,
  refetchInterval: whileWorking(5 * 60_000),
});

export const accessQuery = queryOptions({
  queryKey: ['access'],
  queryFn: ({ signal }) => server.access({}, signal),
});

export const ownPinQuery = queryOptions({ queryKey: ['pin'], queryFn: ({ signal }) => server.pin({}, signal) });

/** The rows as they stand on the screen: they change only when the person asks, so that nothing moves under the hand. */
export const tasksQuery = (query: TaskQuery) =>
  infiniteQueryOptions({
    queryKey: ['tasks', query],
    queryFn: ({ pageParam, signal }) =>
      server.tasks({ query: pageParam === null ? query : { ...query, cursor: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** The same list as the server has it now, only to count what is new. */
export const latestTasksQuery = (query: TaskQuery) =>
  queryOptions({
    queryKey: ['latest', query],
    queryFn: ({ signal }) => server.tasks({ query }, signal),
    refetchInterval: whileWorking(POLL),
  });

export const casesQuery = (query: CaseQuery) =>
  infiniteQueryOptions({
    queryKey: ['cases', query],
    queryFn: ({ pageParam, signal }) =>
      server.cases({ query: pageParam === null ? query : { ...query, cursor: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => server.caseView({ params: { id } }, signal),
    refetchInterval: whileWorking(POLL),
  });

const wholeOf = (view: CaseAsSeen): CaseView | null => (view.sight === 'whole' ? view : null);

/** The whole case; null for whoever only publishes. */
export const wholeCaseQuery = (id: string) => queryOptions({ ...caseQuery(id), select: wholeOf });

/** What was stays what it was: kept as long as the page is open. */
export const lookBackQuery = (id: string, instant: string) =>
  queryOptions({
    queryKey: ['lookBack', id, instant],
    queryFn: ({ signal }) => server.lookBack({ params: { id }, query: { instant } }, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => server.draft({ params: { id } }, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const overdueQuery = (query: OverdueQuery) =>
  queryOptions({
    queryKey: ['overdue', query],
    queryFn: ({ signal }) => server.overdue({ query }, signal),
    refetchInterval: whileWorking(POLL),
  });

export const publicationsQuery = (query: PublicationQuery) =>
  infiniteQueryOptions({
    queryKey: ['publications', query],
    queryFn: ({ pageParam, signal }) =>
      server.publications({ query: pageParam === null ? query : { ...query, cursor: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const publicationPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['publication', id],
    queryFn: ({ signal }) => server.publicationPreview({ params: { id } }, signal),
  });

export const peopleQuery = (query: PeopleQuery) =>
  queryOptions({ queryKey: ['people', query], queryFn: ({ signal }) => server.people({ query }, signal) });

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => server.staff({}, signal),
});

export const leavesQuery = (person: string) =>
  queryOptions({ queryKey: ['leaves', person], queryFn: ({ signal }) => server.leaves({ query: { person } }, signal) });

/** A leave moves tasks, and with them everything a list shows. */
export function refreshPeople(): void {
  for (const key of ['leaves', 'staff', 'people', 'me', 'tasks', 'latest', 'case'])
    void queries.invalidateQueries({ queryKey: [key] });
}

export const meetingPeopleQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetingPeople', id],
    queryFn: ({ signal }) => server.meetingPeople({ params: { id } }, signal),
  });

/** What lies before the members of the meeting that is convened. */
export const meetingPapers = (caseId: string): string => `/api/cases/${caseId}/meeting-papers`;
export const minutesPdf = (caseId: string, revision: number): string => `/api/cases/${caseId}/minutes/${revision}`;

export const openingQuery = queryOptions({
  queryKey: ['opening'],
  queryFn: ({ signal }) => server.opening({}, signal),
});

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => server.calendars({}, signal),
});

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => server.profile({}, signal),
  staleTime: 60_000,
});

export const diagramQuery = queryOptions({
  queryKey: ['diagram'],
  queryFn: ({ signal }) => server.diagram({ query: { process: 'case' } }, signal),
  staleTime: Infinity,
});

export const extensionPreviewQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: ['extension', id, days],
    queryFn: ({ signal }) => server.extensionPreview({ params: { id }, query: { days } }, signal),
    enabled: days > 0,
  });

export const upload = (file: File): Promise<StoredFile> => uploadFile('/api', file, storedFile);
export const fileAddress = (hash: string): string => `/api/files/${hash}`;

/** After an act everything a person sees of the case may have changed. */
export function refreshCase(id: string): void {
  for (const key of [
    ['case', id],
    ['draft', id],
    ['publication', id],
    ['tasks'],
    ['latest'],
    ['overdue'],
    ['cases'],
    ['publications'],
    ['me'],
  ])
    void queries.invalidateQueries({ queryKey: key });
}

/** 法制审核意见书 of one round as the server sets it for paper. */
/** The letter of an opinion; in the light form the internal approval form it stands in. */
export const opinionPrint = (caseId: string, round: number, form: 'letter' | 'light'): string =>
  form === 'light' ? `/print/approval-forms/${caseId}` : `/print/opinions/${caseId}/${round}`;

/** 责任清单 of a case as the server sets it for paper. */
export const responsibilityPrint = (caseId: string): string => `/print/responsibility/${caseId}`;

interface ReceiptOf extends Pick<CalendarMoveView, 'clock' | 'process'> {
  readonly caseId: string;
}

/** How a due day was counted, as the record has it now. */
export const receiptQuery = ({ caseId, clock, process }: ReceiptOf) => ({
  queryKey: ['case', caseId, 'receipt', process, clock],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    server.receipt({ params: { id: caseId, clock }, query: { process } }, signal),
});

/** A due day on the preview of a calendar, counted by the present one or by that of the preview. */
export const movedReceiptQuery = (
  previewId: string,
  by: 'present' | 'preview',
  move: Pick<CalendarMoveView, 'processId' | 'clock'>,
) => ({
  queryKey: ['calendarMove', previewId, by, move.processId, move.clock],
  queryFn: ({ signal }: { signal: AbortSignal }) => {
    const { processId, clock } = move;
    return server.movedReceipt({ params: { id: previewId, processId, clock }, query: { by } }, signal);
  },
});

/** A list of the board for a spreadsheet: all of it, where the screen shows its first page. */
export const boardFile = (show: string, unit: string | undefined): string =>
  `/api/board.csv?${new URLSearchParams({ show, ...(unit === undefined ? {} : { unit }) }).toString()}`;

/** What a stored file is, asked without fetching it. */
export const fileTypeQuery = (hash: string) =>
  queryOptions({
    queryKey: ['file', hash],
    queryFn: async ({ signal }) => {
      const response = await fetch(fileAddress(hash), { method: 'HEAD', credentials: 'same-origin', signal });
      return response.ok ? (response.headers.get('content-type') ?? '') : '';
    },
    staleTime: Infinity,
  });

/** What the public sees of a decision. */
export const publicPage = (caseId: string): string => `/public/decisions/${caseId}`;
