import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { Router, type Express, type NextFunction, type Request, type Response } from 'express';
import { rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import helmet from 'helmet';
import * as z from 'zod';
import { projectFile } from '../db/project-root.mjs';
import { contract } from './contract/api.ts';
import { isForged } from './request/csrf.ts';
import { healthRoutes } from './http/health.ts';
import type { Installation } from './request/installation.ts';
import { apiPageRoutes } from './pages/api-page.ts';
import { approvalFormRoutes } from './print/approval-form-page.ts';
import { leaderRoutes } from './mail-pages/routes.ts';
import { caughtMailRoutes } from './pages/caught-mail-page.ts';
import { opinionRoutes } from './print/opinion-page.ts';
import { sendProblemPage } from './pages/problem-page.ts';
import { responsibilityRoutes } from './print/responsibility-page.ts';
import { portalRouter } from './portal/router.ts';
import { openApiDocument } from './http/openapi.ts';
import { isOurName } from './local/own-machine.ts';
import { HttpProblem, sendProblem, serverProblem } from './request/problems.ts';
import { serve } from './route.ts';
import { boardFileRoutes } from './http/board-file.ts';
import { calendarRoutes } from './http/calendars.ts';
import { caseRoutes } from './http/cases.ts';
import { lookBackRoutes } from './http/look-back.ts';
import { fileRoutes } from './http/files.ts';
import { historyRoutes } from './http/history.ts';
import { meetingRoutes } from './http/meetings.ts';
import { paperRoutes } from './print/paper-routes.ts';
import { publicationRoutes } from './http/publications.ts';
import { referenceRoutes } from './http/reference.ts';
import { sessionRoutes } from './http/session.ts';
import { staffRoutes } from './http/staff.ts';
import { taskRoutes } from './http/tasks.ts';
import { deskRoutes } from './http/desk.ts';

/** Requests a minute from one address; a county office may sit behind one. */
export interface Limits {
  readonly requests: number;
  /** Sign-ins and mail links: what is worth guessing. */
  readonly guesses: number;
}
const ordinaryLimits: Limits = { requests: 3000, guesses: 60 };

const LARGEST_BODY = '1mb';
const styles = projectFile('server/pages/styles');

/** The web application: desk, API, mail pages, public pages. */
export function createApp(installation: Installation, limits: Limits = ordinaryLimits): Express {
  z.config(z.locales.zhCN());
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...installation.trustedProxies]);
  app.use(requestIds);
  app.use(securityHeaders(installation.baseUrl));
  app.use(withoutDevices);
  app.use(compression());
  app.use(healthRoutes(installation));
  app.use((request, _response, next) => {
    if (!isOurName(request.host, installation)) throw serverProblem('host-unknown');
    next();
  });
  app.use(perMinute(limits.requests));
  app.use(['/api/session', '/api/me/password', '/api/me/pin', '/t', '/task'], perMinute(limits.guesses));
  app.use((request, _response, next) => {
    if (isForged(request, installation.baseUrl)) throw serverProblem('cross-site');
    next();
  });
  app.use('/api', apiRoutes(installation));
  app.use(pageRoutes(installation));
  app.use(deskRoutes());
  app.use(() => {
    throw serverProblem('not-found');
  });
  app.use(answerErrors(installation));
  app.use(cutOff(installation));
  return app;
}

function apiRoutes(installation: Installation): Router {
  const router = Router();
  router.use(fileRoutes(installation));
  router.use(paperRoutes(installation));
  router.use(boardFileRoutes(installation));
  router.use(express.json({ limit: LARGEST_BODY }));
  const { router: operations, mounted } = serve(
    contract,
    {
      ...sessionRoutes,
      ...taskRoutes,
      ...caseRoutes,
      ...meetingRoutes,
      ...lookBackRoutes,
      ...publicationRoutes,
      ...referenceRoutes,
      ...staffRoutes,
      ...calendarRoutes,
      ...historyRoutes,
    },
    installation,
  );
  router.use(operations);
  const document = openApiDocument(mounted);
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  return router;
}

/** Everything that is a page of its own and not the desk. */
function pageRoutes(installation: Installation): Router {
  const router = Router();
  router.use('/pages', express.static(styles, { index: false, maxAge: '1h' }));
  router.use(leaderRoutes(installation));
  router.use('/public', portalRouter(installation));
  router.use('/print/opinions', opinionRoutes(installation));
  router.use('/print/approval-forms', approvalFormRoutes(installation));
  router.use('/print/responsibility', responsibilityRoutes(installation));
  router.use('/api/docs', apiPageRoutes());
  // Caught mails hold links: they are shown only where no mail ever leaves the machine.
  if (installation.mailIsCaught) router.use('/dev/mail', caughtMailRoutes(installation));
  return router;
}

function requestIds(_request: Request, response: Response, next: NextFunction): void {
  response.locals['requestId'] = randomUUID();
  response.set('X-Request-Id', requestIdOf(response));
  next();
}
const requestIdOf = (response: Response): string => String(response.locals['requestId']);

/** What no page of ours uses, none may ask for. */
const DENIED = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const POLICY = DENIED.map((feature) => `${feature}=()`).join(', ');
function withoutDevices(_request: Request, response: Response, next: NextFunction): void {
  response.set('Permissions-Policy', POLICY);
  next();
}

/**
 * Scripts only from here; styles also inline, since antd writes them at run time. A county on plain http must not be
 * told to come by https: its browsers would never find it again.
 */
function securityHeaders(baseUrl: URL): ReturnType<typeof helmet> {
  const isHttps = baseUrl.protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function perMinute(limit: number): RateLimitRequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw serverProblem('too-many-requests');
    },
  });
}

/** The one place that writes errors: a no in its own words; a fault in a neutral sentence, with the reason in the log. */
function answerErrors({ log }: Installation) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const requestId = requestIdOf(response);
    const { problem } = problemIn(error);
    if (problem.status >= 500) logFault(log, request, response, error);
    if (isPage(request)) sendProblemPage(response, { ...problem, requestId });
    else sendProblem(response, problem, requestId);
  };
}

/** What cannot be answered any more. Express would print the error itself, with all it carries. */
function cutOff({ log }: Installation) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    logFault(log, request, response, error);
    response.destroy();
  };
}

const logFault = (log: Installation['log'], request: Request, response: Response, error: unknown): void => {
  const requestId = requestIdOf(response);
  log({ level: 'error', event: 'fault', requestId, method: request.method, path: loggedPath(request), error });
};

const isPage = (request: Request): boolean =>
  !request.originalUrl.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const plainSegment = /^(?:[a-z][a-z.-]*|\d{1,4})?$/;

/** A mail's token never reaches a log, nor what somebody wrote in the place of an id. */
const loggedPath = (request: Request): string => {
  const [, first = '', ...more] = (request.originalUrl.split('?')[0] ?? '').split('/');
  const isToken = first === 't' || first === 'task';
  return `/${[loggedSegment(first), ...(isToken ? ['…'] : more.map(loggedSegment))].join('/')}`;
};
const loggedSegment = (segment: string): string => (plainSegment.test(segment) || UUID.test(segment) ? segment : '…');

function problemIn(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { type = '', status = 500 } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return serverProblem('body-too-large');
  if (status >= 400 && status < 500) return serverProblem(status === 404 ? 'not-found' : 'body-unreadable');
  if (hasCode(error, fullCodes)) return serverProblem('disk-full');
  return serverProblem(hasCode(error, awayCodes) ? 'record-away' : 'fault');
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'RECORD_SILENT',
  '57014',
  '57P01',
  '57P03',
]);

/** Of the system, and of PostgreSQL. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Whether the error, or what caused it, has one of these codes. */
function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && codes.has(code)) || hasCode(error.cause, codes);
}
