import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setOffices } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import type { Actor } from '../../law/people/roles.ts';
import { processId } from '../../law/process/process-id.ts';
import { projectRoot } from '../../db/project-root.mjs';
import type { SentAct } from '../../server/contract/acts.ts';
import {
  answers,
  casesOf,
  firstOpen,
  impersonal,
  kindsOf,
  leaks,
  opened,
  pages,
  type Settled,
} from '../fixtures/addresses.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';
import { decisionOf, play, type Holdings } from '../fixtures/town-cases.ts';
import { elsewhere, foundElsewhere, here, type Part, type Town } from '../fixtures/towns.ts';

let house: House;
const holdings = new Map<Town, Holdings>();

beforeAll(async () => {
  house = await House.open();
  await foundElsewhere(house);
  for (const town of [here, elsewhere]) holdings.set(town, await play(house, town));
});
afterAll(() => house.close());

function settled(town: Town): Settled {
  const held = holdings.get(town);
  if (held === undefined) throw new Error(`expected ${town.authorityId} to be played`);
  return { ...town, held };
}

const both = [
  ['the first authority', here, elsewhere],
  ['the second', elsewhere, here],
] as const;

/** One person of each office. */
const oneOfEach = (Object.keys(here.people) as Part[]).filter((part) => !part.startsWith('second'));

const byName = (one = '', other = ''): number => one.localeCompare(other);

test('every address that gives something is walked', () => {
  const folder = path.join(projectRoot, 'server');
  const declared = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/\b(?:router|app)\.get\(\s*'([^']+)'/g)].map(([, target]) => target));
  const known = [...pages.map((page) => page.declared), ...impersonal];
  expect([...declared].sort(byName)).toEqual(known.sort(byName));
});

describe.each(both)('%s', (_name, town, foreign) => {
  test('reads its own: every kind of address opens for somebody, and a case with all that is said in it', async () => {
    const { handler, supervisor, clerk, head, administrator } = town.people;
    const everybody = [handler, supervisor, clerk, head, administrator];
    const browsers = await Promise.all(everybody.map((one) => house.signedIn(one)));
    const closed: string[] = [];
    for (const kind of kindsOf(settled(town))) {
      if ((await firstOpen(browsers, kind)) === null) closed.push(kind[0]?.path ?? '');
    }
    // The light form belongs to another review, nothing was published, and no due day would move.
    expect(closed.filter((target) => !/approval-forms|public\/decisions\/|previews/.test(target))).toEqual([]);
    for (const caseId of casesOf(settled(town))) {
      const page = await firstOpen(browsers, [{ path: `/api/cases/${caseId}`, isOwn: true }]);
      expect(page?.body).toContain(town.secret);
    }
  });

  test.each(oneOfEach)('is closed to the other: %s learns nothing', async (part) => {
    const all = await answers(await house.signedIn(foreign.people[part]), kindsOf(settled(town)).flat());
    expect(all.length).toBeGreaterThan(150);
    expect(opened(all)).toEqual([]);
    expect(leaks(all, [town.secret, ...town.names])).toEqual([]);
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
  });

  test.each(['importer', 'administrator'] as const)('its own %s opens no case', async (part) => {
    const inside = kindsOf(settled(town))
      .flat()
      .filter(({ isOwn, path: target }) => isOwn && !/leaves|calendars/.test(target));
    const all = await answers(await house.signedIn(town.people[part]), inside);
    expect(all.length).toBeGreaterThan(50);
    expect(opened(all)).toEqual([]);
    expect(leaks(all, [town.secret])).toEqual([]);
  });
});

/** Everything acts could have changed. */
const record = async () => ({
  ledger: await house.stage.owner`select process_id, revision, hash from ledger order by process_id, revision`,
  processes: await house.stage.owner`select id, revision, fingerprint from process order by id`,
  cases: await house.stage.owner`select process_id, handlers, reviewer_id from enforcement_case order by process_id`,
  drafts: await house.stage.owner`select case_id, version from draft order by case_id`,
  reminders: await house.stage.owner`select id, reminders from task order by id`,
  mails: await house.stage.owner`select count(*)::int as n from outbox`,
});

const acts = (contentHash: string): readonly SentAct[] => [
  { type: 'remind', note: '请抓紧办理' },
  { type: 'accept' },
  { type: 'signSubmission', contentHash },
  { type: 'issueOpinion', contentHash },
  { type: 'approve', contentHash, note: null },
  { type: 'grantExtension', reason: null },
  { type: 'endBackEntry' },
  { type: 'publish', previewHash: contentHash },
  { type: 'serveDecision', servedOn: today(), method: 'personal', note: null },
  { type: 'correctRecord', revision: 1, correction: '更正', reason: '笔误' },
];

describe.each(both)('acts of the other in cases of %s', (_name, town, foreign) => {
  test.each(oneOfEach)('%s does none', async (part) => {
    const before = await record();
    const { api } = await house.signedIn(foreign.people[part]);
    for (const caseId of casesOf(settled(town))) {
      const [row] = await house.stage.owner`
        select content_hash, revision from process where id = ${processId('case', caseId)}`;
      const contentHash = String(row?.['content_hash'] ?? '0'.repeat(64));
      for (const act of acts(contentHash)) {
        for (const process of act.type === 'remind' ? (['case', 'publication'] as const) : [undefined]) {
          const body = {
            act,
            ...(process === undefined ? {} : { process }),
            expectedRevision: Number(row?.['revision']),
            commandId: randomUUID(),
          };
          const problem = await problemOf(api.act({ params: { id: caseId }, body }));
          expect([act.type, problem.status, problem.code]).toEqual([act.type, 404, 'case-unknown']);
        }
      }
      const draft = api.saveDraft({ params: { id: caseId }, body: { version: 1, content: contentOf() } });
      expect(await problemOf(draft)).toMatchObject({ status: 404 });
    }
    expect(await record()).toEqual(before);
  });

  test('none of its people opens a case in a unit of this one', async () => {
    const { handler, secondHandler } = foreign.people;
    const { api } = await house.signedIn(handler);
    for (const people of [
      [handler, secondHandler],
      [town.people.handler, town.people.secondHandler],
    ]) {
      const body = {
        commandId: randomUUID(),
        caseId: randomUUID(),
        openedOn: today(),
        handlingUnitId: town.handlingUnit,
        handlers: people.map(({ personId }) => personId),
        content: contentOf(),
      };
      const { status } = await problemOf(api.openCase({ body }));
      expect(status).toBeGreaterThanOrEqual(403);
    }
  });

  test('none of its people is named in a case of this one', async () => {
    const { inReview, disputed } = settled(town).held;
    const { handler, reviewHead, head, unitHead } = town.people;
    const named = { reason: '需要', personId: foreign.people.otherDeputy.personId };
    const attempts: readonly [Actor, string, SentAct][] = [
      [handler, inReview, { type: 'replaceLeader', role: 'authorityHead', ...named }],
      [handler, inReview, { type: 'replaceLeader', role: 'handlingUnitHead', ...named }],
      [reviewHead, inReview, { type: 'assignReviewer', reviewerId: foreign.people.reviewer.personId }],
      [reviewHead, inReview, { type: 'askCosign', personId: foreign.people.reviewer.personId, note: null }],
      [
        unitHead,
        inReview,
        {
          type: 'assignHandlers',
          handlers: [handler.personId, foreign.people.handler.personId],
          reason: '转办',
        },
      ],
      [
        handler,
        inReview,
        {
          type: 'noticeHearing',
          servedOn: today(),
          heldOn: '2199-01-04',
          officerId: foreign.people.handler.personId,
          isPublic: true,
          place: '听证室',
        },
      ],
      [
        head,
        disputed,
        {
          type: 'conveneDeliberation',
          meeting: 'disagreement',
          heldOn: today(),
          members: [head, town.people.deputy, town.people.otherDeputy].map(({ personId }) => personId),
          chairId: head.personId,
          recorderId: foreign.people.clerk.personId,
          place: null,
        },
      ],
    ];
    for (const [by, caseId, act] of attempts) {
      const { code } = await problemOf(house.act(by, caseId, act));
      expect([act.type, code]).toEqual([act.type, act.type === 'replaceLeader' ? 'stand-in-unfit' : 'act-malformed']);
    }
  });
});

describe('near misses', () => {
  test('a supervisor reminds at home, and it is written down there', async () => {
    for (const town of [here, elsewhere]) {
      const { inReview } = settled(town).held;
      const length = await house.ledgerLength(inReview);
      await house.act(town.people.supervisor, inReview, { type: 'remind', note: '请抓紧办理' });
      expect(await house.ledgerLength(inReview)).toBe(length + 1);
    }
  });

  test('an office counts where it is held: of the other authority it opens no list at home', async () => {
    const owner = connect(house.stage.place.url, { max: 1 });
    const { personId, offices } = elsewhere.people.supervisor;
    const board = async (): Promise<number> =>
      (await (await house.signedIn(elsewhere.people.supervisor)).fetch('/api/overdue')).status;
    expect(await board()).toBe(200);
    await setOffices(owner.db, personId, [{ office: 'supervisor', of: here.authorityId }]);
    expect(await board()).toBe(403);
    await setOffices(owner.db, personId, offices);
    await owner.close();
  });

  test('history goes to the authority of whoever brings it in', async () => {
    for (const town of [here, elsewhere]) {
      const { api } = await house.signedIn(town.people.importer);
      const again = await api.enterHistory({ body: { decision: decisionOf(town) } });
      expect(again).toMatchObject({ outcome: 'unchanged', caseId: settled(town).held.history });
      const { api: watching } = await house.signedIn(town.people.supervisor);
      expect((await watching.caseView({ params: { id: settled(town).held.history } })).authority.id).toBe(
        town.authorityId,
      );
    }
  });
});
