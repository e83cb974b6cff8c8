import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { activate } from '../../server/admin/profiles.ts';
import { authority, handler, reviewer, secondReviewer, unitHead } from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';
import { ownProfile } from '../law/profiles/own-profile.ts';

let house: House;
let owner: Database;
let folder = '';

beforeAll(async () => {
  house = await House.open();
  owner = connect(house.stage.place.url, { max: 1 });
  folder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-profiles-'));
});
afterAll(async () => {
  await owner.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const source = { document: '示范县城市管理局法制审核办法', clause: '第九条' };

/** A version of the county's own profile, activated as its administrator does it: from a file, for a day to come. */
async function activated(version: number, days: number, from: string): Promise<string> {
  const profile = ownProfile({
    version,
    values: { 'review.period': { value: { n: days, unit: 'workingDay', roll: 'none' }, source } },
  });
  const file = path.join(folder, `version-${version}.json`);
  await writeFile(file, JSON.stringify(profile));
  return activate({ ...owner, dataFolder: folder, by: 'tests' }, file, { authority, from });
}

/** Entered with the days on which it was done: opened, and accepted for review. */
async function acceptedOn(openedOn: string, on: string): Promise<string> {
  const caseId = await house.openCase(contentOf(), { backEntry: true, on: openedOn, openedOn });
  await submit(caseId, on);
  return caseId;
}

async function submit(caseId: string, on?: string): Promise<void> {
  const dated = on === undefined ? {} : { on };
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null }, dated);
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash }, dated);
  await house.act(handler, caseId, { type: 'submitForReview', contentHash }, dated);
  await house.act(secondReviewer, caseId, { type: 'accept' }, dated);
  await house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId }, dated);
}

async function seen(caseId: string) {
  const officer = await house.signedIn(handler);
  const view = await officer.api.caseView({ params: { id: caseId } });
  const review = view.clocks.find(({ clock }) => clock === 'review');
  return { profile: view.profile, due: review?.on, counted: review?.receipt?.counted.length };
}

describe('AC-58: a profile changes on 2026-06-01 from five working days to seven', () => {
  beforeAll(async () => {
    await activated(1, 5, '2026-03-01');
    await activated(2, 7, '2026-06-01');
  });

  test('a case accepted on 2026-05-28 stays at five', async () => {
    const caseId = await acceptedOn('2026-05-28', '2026-05-28');
    expect(await seen(caseId)).toMatchObject({ profile: { id: 'model-county', version: 1 }, due: '2026-06-04' });
  });

  test('a case accepted on 2026-06-02 gets seven', async () => {
    const caseId = await acceptedOn('2026-06-01', '2026-06-02');
    expect(await seen(caseId)).toMatchObject({ profile: { id: 'model-county', version: 2 }, due: '2026-06-11' });
  });

  test('a case opened before and accepted after keeps the version it began with', async () => {
    const caseId = await acceptedOn('2026-05-28', '2026-06-02');
    expect(await seen(caseId)).toMatchObject({ profile: { version: 1 }, due: '2026-06-09' });
  });

  test('looking back names the version each case was judged by', async () => {
    const officer = await house.signedIn(handler);
    const caseId = await acceptedOn('2026-05-28', '2026-05-28');
    const now = await officer.api.lookBack({ params: { id: caseId }, query: { instant: '2199-01-01T00:00:00Z' } });
    expect(now.rules.profile).toMatchObject({ id: 'model-county', version: 1 });
    expect(now.rules.periods.find(({ clock }) => clock === 'review')).toMatchObject({ n: 5, unit: 'workingDay' });
  });
});

describe('a version activated ahead of its day', () => {
  test('governs nothing before it, and no running case ever', async () => {
    const running = await house.openCase();
    await activated(3, 9, addDays(today(), 30));
    const fresh = await house.openCase();
    await submit(running);
    await submit(fresh);
    expect(await seen(running)).toMatchObject({ profile: { version: 2 }, counted: 7 });
    expect(await seen(fresh)).toMatchObject({ profile: { version: 2 }, counted: 7 });

    await activated(4, 3, today());
    const later = await house.openCase();
    await submit(later);
    expect(await seen(later)).toMatchObject({ profile: { version: 4 }, counted: 3 });
    expect(await seen(running)).toMatchObject({ profile: { version: 2 }, counted: 7 });
  });

  test('a case opened before any version was in force follows the rules of today', async () => {
    const old = await house.openCase(contentOf(), { backEntry: true, on: '2019-05-06', openedOn: '2019-05-06' });
    expect((await seen(old)).profile).toMatchObject({ id: 'model-county', version: 4 });
  });
});
