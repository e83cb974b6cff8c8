import { Router, type Request, type Response } from 'express';
import type { CaseFile } from '../request/case-file.ts';
import { openFile } from '../request/case-file.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { MeetingView, MinutesView } from '../contract/meetings.ts';
import { uuid } from '../contract/primitives.ts';
import type { Installation } from '../request/installation.ts';
import { meetingPapers } from './meeting-papers.ts';
import { minutesPaper } from './minutes.ts';
import type { Paper } from './paper.ts';
import { typeset } from './typesetter.ts';
import { refused, serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { casePage } from '../cases/views/case-page.ts';
import { viewing } from '../request/viewing.ts';
import type { Visitor } from '../request/visitor.ts';

/** Papers for print, as PDF beside the JSON contract. */
export function paperRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/cases/:id/meeting-papers', async (request, response) => {
    const { file, page, visitor } = await opened(installation, request);
    const meeting = openMeeting(page.meetings);
    if (meeting === undefined) throw serverProblem('not-found');
    if (!isCalled(file, meeting, visitor)) throw refused('not-your-act');
    await sendPaper(response, meetingPapers(page, meeting), page.head.number);
  });
  router.get('/cases/:id/minutes/:revision', async (request, response) => {
    const { page } = await opened(installation, request);
    const found = minutesAt(page.meetings, Number(request.params.revision));
    if (found === undefined) throw serverProblem('not-found');
    await sendPaper(response, minutesPaper(page, found.meeting, found.minutes), page.head.number);
  });
  return router;
}

interface Opened {
  readonly file: CaseFile;
  readonly page: CaseView;
  readonly visitor: Visitor;
}

async function opened(installation: Installation, request: Request<{ id: string }>): Promise<Opened> {
  const visitor = await signedIn(installation, request);
  if (visitor === null) throw serverProblem('signed-out');
  if (!uuid.safeParse(request.params.id).success) throw serverProblem('not-found');
  const file = await openFile(installation.db, visitor, request.params.id);
  return { file, visitor, page: await casePage(await viewing(installation, visitor.authority.id), visitor, file) };
}

const allMeetings = ({ disagreements, headsMeetings }: CaseView['meetings']): readonly MeetingView[] => [
  ...disagreements.flatMap(({ meetings }) => meetings),
  ...headsMeetings,
];

const openMeeting = (facts: CaseView['meetings']): MeetingView | undefined =>
  allMeetings(facts).find(({ state }) => state === 'convened' || state === 'recorded');

/** The head who convenes, members and recorder, and those who attend: handlers report, the reviewer is heard. */
function isCalled({ roles }: CaseFile, { members, recorder }: MeetingView, { person }: Visitor): boolean {
  const attending = ['authorityHead', 'caseHandler', 'legalReviewer', 'reviewUnitHead'] as const;
  return [...members, recorder].some(({ id }) => id === person.id) || attending.some((role) => roles.includes(role));
}

function minutesAt(
  facts: CaseView['meetings'],
  revision: number,
): { readonly meeting: MeetingView; readonly minutes: MinutesView } | undefined {
  const all = allMeetings(facts).flatMap((meeting) => meeting.minutes.map((minutes) => ({ meeting, minutes })));
  return all.find(({ minutes }) => minutes.revision === revision);
}

async function sendPaper(response: Response, paper: Paper, caseNumber: string): Promise<void> {
  const pdf = await typeset(paper);
  response
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${paper.title} ${caseNumber}.pdf`)}`,
      'Cache-Control': 'private, no-store',
    })
    .send(pdf);
}
