import { randomUUID } from 'node:crypto';
import express, { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { isDecidedByMail, type ActType, type MailedActType } from '../../law/acts.ts';
import { actLabels } from '../../law/words.ts';
import { act, recordedCommand } from '../cases/acts/acts.ts';
import { sentAct } from '../contract/acts.ts';
import { line, text, uuid } from '../contract/primitives.ts';
import { formToken, isFormToken } from '../request/csrf.ts';
import { findFile, findFileOf, type FoundFile } from '../cases/files.ts';
import type { Installation } from '../request/installation.ts';
import { HttpProblem, refused, serverProblem } from '../request/problems.ts';
import { sendStoredFile } from '../cases/stored-file.ts';
import { signedInOrRemembered } from '../request/session.ts';
import { signIn } from '../request/sign-in.ts';
import { isOfStepUp, provedAnew, stepUpAsked } from '../request/step-up.ts';
import type { Visitor } from '../request/visitor.ts';
import { showDead } from './dead-pages.ts';
import { message, sendLeaderPage } from './frame.ts';
import { linkOf, stateOfLink, type LinkState } from './link.ts';
import { leaderTaskOf } from './leader-task.ts';
import { signInPage } from './sign-in-page.ts';
import { taskPage, type Form } from './task-page.ts';
import { leaderWords as words } from './leader-words.ts';
import { askingOf, noChoice, type Asking } from './askings.ts';

/** The pages a mail leads to. To open one decides nothing; what decides is a POST of the person it was meant for. */
export function leaderRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/t/:token', (request, response) => {
    response
      .set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' })
      .redirect(303, `/task/${linkOf(request.params.token)}`);
  });
  router.get('/task/:link', (request, response) => show(installation, request, response));
  router.post(
    '/task/:link',
    express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 10 }),
    (request, response) => answer(installation, request, response),
  );
  router.get('/task/:link/files/:hash', async (request, response) => {
    const visitor = await signedInOrRemembered(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    sendStoredFile(response, await fileBehind(installation, visitor, request.params));
  });
  return router;
}

/** Whoever is signed in opens here what they may open anywhere; a remembered device, what its mail is about. */
async function fileBehind(
  installation: Installation,
  visitor: Visitor,
  { link, hash }: { link: string; hash: string },
): Promise<FoundFile> {
  if (visitor.by === 'session') return findFile(installation, visitor, hash);
  const state = await stateOfLink(installation, visitor, link);
  if (!('file' in state)) throw serverProblem('not-found');
  return findFileOf(installation, state.file, hash);
}

type LinkRequest = Request<{ link: string }>;

async function show(installation: Installation, request: LinkRequest, response: Response): Promise<void> {
  const visitor = await signedInOrRemembered(installation, request);
  if (visitor === null) {
    sendLeaderPage(response, { visitor: null, title: words.signIn, body: signInPage(null) });
    return;
  }
  const { link } = request.params;
  const state = await stateOfLink(installation, visitor, link);
  if (state.is !== 'open') {
    await showDead(installation, response, visitor, state);
    return;
  }
  const { purpose } = state.link;
  if (!isDecidedByMail(purpose)) {
    const title = words.atDesk.title(actNamed(purpose) ?? words.atDesk.unnamed);
    const toCase = { to: `/cases/${state.file.record.id}`, label: words.toCase };
    sendLeaderPage(response, { visitor, title, body: message(title, words.atDesk.note, toCase) });
    return;
  }
  const isRefusing = request.query['no'] !== undefined;
  const written = { commandId: randomUUID(), isRefusing, reason: '', problem: null };
  await sendTask(installation, response, { visitor, state, purpose, link }, written);
}

interface OpenTask {
  readonly visitor: Visitor;
  readonly state: Extract<LinkState, { is: 'open' }>;
  readonly purpose: MailedActType;
  readonly link: string;
}

/** What the form stands with: empty, or as it was sent, with why it came back. */
type Written = Pick<Form, 'commandId' | 'isRefusing' | 'reason' | 'problem'>;

async function sendTask(
  installation: Installation,
  response: Response,
  { visitor, state, purpose, link }: OpenTask,
  written: Written,
): Promise<void> {
  const leaderTask = await leaderTaskOf(installation, visitor, state, purpose);
  const form = {
    ...written,
    token: formToken(installation, visitor.holder, link),
    contentHash: leaderTask.page.content?.hash ?? '',
    stepUp: await stepUpAsked(installation, visitor),
  };
  sendLeaderPage(response, { visitor, title: leaderTask.title, body: taskPage(leaderTask, form, link) });
}

const actNamed = (purpose: string): string | undefined =>
  Object.hasOwn(actLabels, purpose) ? actLabels[purpose as ActType] : undefined;

const chosen = z.object({
  token: z.string(),
  commandId: uuid,
  contentHash: z.string(),
  act: z.string(),
  reason: z.string().optional(),
  pin: z.string().max(20).default(''),
  password: z.string().max(200).default(''),
});

/** What the leader chose. A repeat of the same form gets the answer of the first. */
async function answer(installation: Installation, request: LinkRequest, response: Response): Promise<void> {
  if ((request.body as { act?: unknown } | undefined)?.act === 'signIn') {
    await signInHere(installation, request, response);
    return;
  }
  const { link } = request.params;
  const visitor = await signedInOrRemembered(installation, request);
  if (visitor === null) {
    sendLeaderPage(response, { visitor: null, title: words.signIn, body: signInPage(null) });
    return;
  }
  const form = chosen.safeParse(request.body);
  if (!form.success) throw refused('act-malformed');
  if (!isFormToken(installation, form.data.token, visitor.holder, link)) throw serverProblem('form-expired');
  const state = await stateOfLink(installation, visitor, link);
  const isRepeat = (await recordedCommand(installation.sql, visitor, form.data.commandId)) !== null;
  if (state.is === 'open') {
    const isDecided = await decidedBy(installation, { request, response }, { visitor, state, link }, form.data);
    if (!isDecided) return;
  } else if (!isRepeat) {
    // The second of two opposite answers: the first one stands.
    await showDead(installation, response, visitor, state);
    return;
  }
  response.set('Cache-Control', 'no-store').redirect(303, `/task/${link}`);
}

/** False: the person was asked once more who they are, on the page they wrote on, and did not prove it. */
async function decidedBy(
  installation: Installation,
  at: { readonly request: Request; readonly response: Response },
  { visitor, state, link }: Omit<OpenTask, 'purpose'>,
  form: z.output<typeof chosen>,
): Promise<boolean> {
  const { purpose } = state.link;
  if (!isDecidedByMail(purpose)) throw refused('act-malformed');
  const asking = askingOf(purpose);
  requireSeen(asking, state, form);
  try {
    const asked = await stepUpAsked(installation, visitor);
    const proven = await provedAnew(installation, visitor, asked, { answer: form, ...at });
    await decideBy(installation, proven, state, { asking, form });
    return true;
  } catch (error) {
    if (!isOfStepUp(error)) throw error;
    const { commandId, reason = '' } = form;
    const written = { commandId, reason, isRefusing: form.act === noChoice(asking), problem: error.problem };
    at.response.status(error.problem.status);
    await sendTask(installation, at.response, { visitor, state, purpose, link }, written);
    return false;
  }
}

/** Looked at before anybody is asked who they are: no try is spent on a form that would be refused. */
function requireSeen(asking: Asking, { file }: OpenTask['state'], form: z.output<typeof chosen>): void {
  const isNo = form.act === noChoice(asking);
  if (!isNo && form.act !== asking.yes) throw refused('act-malformed');
  if (form.contentHash !== (file.record.contentHash ?? '')) throw refused('content-changed-since-seen');
  const isReasoned = isNo || asking.reasonAlways === true;
  if (isReasoned && !text.safeParse(form.reason).success) throw refused('reason-required');
}

async function decideBy(
  installation: Installation,
  visitor: Visitor,
  { link, file }: OpenTask['state'],
  { asking, form }: { readonly asking: Asking; readonly form: z.output<typeof chosen> },
): Promise<void> {
  await act(installation, visitor, {
    caseId: file.record.id,
    process: link.process.kind,
    act: sentAct.parse(actFields(asking, form, form.act === noChoice(asking))),
    // Nothing of substance happened since the mail (the link's state says so); clocks may have spoken.
    expectedRevision: file.record.revision,
    commandId: form.commandId,
    on: null,
  });
}

const boundToContent: readonly string[] = [
  'approve',
  'refuseApproval',
  'signSubmission',
  'issueOpinion',
  'endorse',
  'confirmDeliberation',
];

function actFields(asking: Asking, { contentHash, reason }: z.output<typeof chosen>, isNo: boolean): object {
  const type = isNo ? asking.no : asking.yes;
  return {
    type,
    ...(boundToContent.includes(type) ? { contentHash } : {}),
    ...(asking.flag === undefined ? {} : { [asking.flag]: !isNo }),
    ...(isNo || asking.reasonAlways === true ? { reason } : {}),
  };
}

async function signInHere(installation: Installation, request: LinkRequest, response: Response): Promise<void> {
  const { account, password, rememberDevice } = request.body as Record<string, unknown>;
  try {
    await signIn(installation, request, response, {
      account: line.safeParse(account).data ?? '',
      password: typeof password === 'string' ? password.slice(0, 200) : '',
      rememberDevice: rememberDevice === 'yes',
    });
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const body = signInPage(error.problem);
    sendLeaderPage(response.status(error.problem.status), { visitor: null, title: words.signIn, body });
    return;
  }
  response.set('Cache-Control', 'no-store').redirect(303, `/task/${request.params.link}`);
}
