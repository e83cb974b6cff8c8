import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { isPublicationAct } from '../../law/acts.ts';
import type { Actor } from '../../law/people/roles.ts';
import { processId } from '../../law/process/process-id.ts';
import type { SentAct, SentActType } from '../../server/contract/acts.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { temporalConfig } from '../../temporal.config.ts';
import {
  clerk,
  handler,
  handlingUnit,
  head,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { countStatements, type Counted } from '../fixtures/counted-statements.ts';
import { commandKey } from '../fixtures/command-key.ts';
import { Browser, checks, House, secret } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

/**
 * What an act asks PostgreSQL in all, counted on the wire. The worker asks twice: its rows are made of what stands there
 * before (tasks, runs of clocks, who is away), so the writing cannot go along with the reading. The server asks once:
 * session, earlier command, case, what the composition needs, and the texts, which are kept in the same statement.
 */
const WORKER = 2;
const MOST = WORKER + 1;

/** More than that, and why. */
const more: { readonly [T in SentActType | 'openCase']?: { readonly asks: number; readonly why: string } } = {
  openCase: { asks: MOST + 1, why: 'a number nobody gave is the next one, known only after it was asked' },
  finalizeDraft: { asks: MOST + 1, why: 'the draft is stored as the content that is reviewed, after it was read' },
  signOpinion: { asks: MOST + 2, why: 'the content the problems are found in; the opinion, numbered by the case' },
  publish: { asks: MOST + 4, why: 'the preview is made anew of the decision, and stored' },
};

let house: House;
let server: RunningServer;
let asked: Counted;
let worked: Counted;
let database: Database;
const desks = new Map<string, Browser>();

beforeAll(async () => {
  house = await House.open();
  const { stage } = house;
  asked = await countStatements(stage.place.appUrl);
  worked = await countStatements(stage.place.appUrl);
  database = connect(worked.url);
  await stage.replaceWorker({ database });
  server = await startServer({
    databaseUrl: asked.url,
    temporal: temporalConfig({ address: inject('temporalAddress') }),
    taskQueue: stage.taskQueue,
    secret,
    commandKey,
    dataDir: house.dataFolder,
    baseUrl: 'http://lawgate.test',
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
  });
});
afterAll(async () => {
  await server.stop();
  await house.close();
  await database.close();
  await Promise.all([asked.close(), worked.close()]);
});

const deskOf = async (person: Actor): Promise<Browser> => {
  const desk = desks.get(person.personId) ?? (await new Browser(server.address).signIn(person));
  desks.set(person.personId, desk);
  return desk;
};

/** By act: what the server asked. */
const counted = new Map<string, readonly string[]>();

async function revisionOf(caseId: string, type: string): Promise<number> {
  const id = processId(isPublicationAct(type as SentActType) ? 'publication' : 'case', caseId);
  const [row] = await house.stage.owner`select revision from process where id = ${id}`;
  return Number(row?.['revision'] ?? 0);
}

/** One act, with what the server asked for it; anew where the two processes told each other something meanwhile. */
async function act(person: Actor, caseId: string, sent: SentAct): Promise<void> {
  const desk = await deskOf(person);
  await expect
    .poll(async () => {
      const body = { act: sent, expectedRevision: await revisionOf(caseId, sent.type), commandId: randomUUID() };
      const answer = await counting(sent.type, () => desk.api.act({ params: { id: caseId }, body })).catch(
        (error: unknown) => (error as Error).message,
      );
      return answer === 'revision-stale' ? answer : (answer as { outcome: string }).outcome;
    })
    .toBe('recorded');
}

async function counting<T>(type: string, send: () => Promise<T>): Promise<T> {
  asked.taken();
  const answer = await send();
  counted.set(type, asked.taken());
  return answer;
}

const kept = async (note: string): Promise<number> =>
  (await house.stage.owner`select from content where body = ${JSON.stringify({ note })}`).length;
const reminding = (note: string) => ({
  act: { type: 'remind' as const, note },
  expectedRevision: 1,
  commandId: randomUUID(),
});

describe('what an act asks PostgreSQL', () => {
  test('is three questions at most, in a plain case from its opening to its end', async () => {
    const caseId = randomUUID();
    const officer = await deskOf(handler);
    await counting('openCase', () =>
      officer.api.openCase({
        body: {
          commandId: randomUUID(),
          caseId,
          openedOn: today(),
          handlingUnitId: handlingUnit,
          handlers: [handler.personId, secondHandler.personId],
          content: contentOf(),
        },
      }),
    );
    await act(handler, caseId, { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null });
    const contentHash = await house.contentHash(caseId);
    await act(unitHead, caseId, { type: 'signSubmission', contentHash });
    await act(handler, caseId, { type: 'submitForReview', contentHash });
    await act(reviewer, caseId, { type: 'accept' });
    await act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId });
    await act(reviewer, caseId, {
      type: 'signOpinion',
      kind: 'agree',
      contentHash,
      checks: checks(null),
      advice: null,
    });
    await act(reviewHead, caseId, { type: 'issueOpinion', contentHash });
    const served = { servedOn: today(), method: 'personal', hearingRight: true, note: '当面送达' } as const;
    await act(handler, caseId, { type: 'serveNotice', ...served });
    await act(handler, caseId, { type: 'recordWaiver', waivedOn: today(), hearing: true, note: null });
    await act(handler, caseId, { type: 'requestApproval', contentHash, note: '请批准' });
    await act(head, caseId, { type: 'approve', contentHash, note: '同意' });
    await act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
    const clerks = await deskOf(clerk);
    await expect
      .poll(async () => (await officer.api.caseView({ params: { id: caseId } })).publicationState)
      .toBe('toPublish');
    const { previewHash } = await clerks.api.publicationPreview({ params: { id: caseId } });
    await act(clerk, caseId, { type: 'publish', previewHash });
    await expect.poll(() => house.state(caseId)).toBe('decided');
    await act(handler, caseId, { type: 'closeCase', note: '已履行' });
    const found = [...counted].map(([type, statements]) => [type, statements.length + WORKER] as const);
    const wanted = [...counted.keys()].map((type) => [type, more[type as keyof typeof more]?.asks ?? MOST] as const);
    expect(found).toEqual(wanted);
    // What an act sets off (the publication it begins, what the two tell each other) is recorded as acts of its own.
    let working = 0;
    await expect
      .poll(async () => {
        working += worked.taken().length;
        return working / (await house.ledgerLength(caseId));
      })
      .toBe(WORKER);
  });

  test('keeps no words of somebody who is not signed in, or no longer', async () => {
    const params = { id: await house.openCase() };
    await expect(new Browser(server.address).api.act({ params, body: reminding('未登录时写的') })).rejects.toThrow(
      'signed-out',
    );
    const ended = await new Browser(server.address).signIn(handler);
    await house.stage.owner.unsafe("update session set ended_at = now() where person_id = 'officer-1'");
    await expect(ended.api.act({ params, body: reminding('退出后写的') })).rejects.toThrow('signed-out');
    desks.clear();
    const present = await deskOf(handler);
    await present.api.act({ params, body: reminding('登录时写的') }).catch(() => undefined);
    expect([await kept('未登录时写的'), await kept('退出后写的'), await kept('登录时写的')]).toEqual([0, 0, 1]);
  });

  test('is not asked anew where a word is wrong: who is signed out is told that, and nothing else', async () => {
    const body = { ...reminding('错'), commandId: 'no-uuid' };
    const send = (browser: Browser) => browser.api.act({ params: { id: randomUUID() }, body });
    await expect(send(new Browser(server.address))).rejects.toThrow('signed-out');
    await expect(send(await deskOf(handler))).rejects.toThrow('act-malformed');
  });
});
