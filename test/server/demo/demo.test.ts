import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../../db/connect.ts';
import { nationalCalendar, isWorkingDay } from '../../../law/time/calendar.ts';
import { recompute } from '../../../server/admin/replay.ts';
import { authority as demoAuthority, member } from '../../../server/demo/people.ts';
import { planOf } from '../../../server/demo/plan.ts';
import { daysAround } from '../../../server/demo/days.ts';
import { playDemonstration } from '../../../server/demo/demo.ts';
import {
  endDemonstration,
  establishDemonstration,
  foundAuthority,
  readDemonstration,
  type Demonstration,
} from '../../../server/demo/establishment.ts';
import { demoCases } from '../../../server/demo/demo-case.ts';
import { wholeCase } from '../../../server/contract/cases.ts';
import { signInTo } from '../../../server/contract/program-session.ts';
import { House } from '../../fixtures/server.ts';
import { today } from '../../fixtures/stage.ts';

let house: House;
let owner: Database;
let demonstration: Demonstration;

beforeAll(async () => {
  house = await House.open();
  owner = connect(house.stage.place.url, { max: 1 });
  demonstration = await establishDemonstration(owner.db, new Date());
  await foundAuthority(owner.db, demonstration);
  await playedHalf();
  await playDemonstration({ url: house.server.address, demonstration });
  await endDemonstration(owner.db, demonstration);
}, 300_000);

afterAll(async () => {
  await owner.close();
  await house.close();
});

/** Somebody pulls the plug in the middle. */
async function playedHalf(): Promise<void> {
  const half = playDemonstration({
    url: house.server.address,
    demonstration,
    progress: (done, all) => {
      if (done === Math.floor(all / 2)) throw new Error('interrupted');
    },
  });
  await expect(half).rejects.toThrow('interrupted');
}

const cases = () =>
  owner.sql<
    {
      id: string;
      state: string;
      publication: string | null;
      demo: boolean;
      backEntry: boolean;
      publicationEntry: boolean | null;
      mails: number;
    }[]
  >`
    select c.subject_id as id, c.state, p.state as publication, c.demo, c.back_entry as "backEntry",
      p.back_entry as "publicationEntry",
      (select count(*)::int from outbox o where o.process_id in (c.id, p.id)) as mails
    from process c left join process p on p.subject_id = c.subject_id and p.kind = 'publication'
    where c.kind = 'case' and c.authority_id = ${demoAuthority.id}`;

const acts = () =>
  owner.sql<{ case: string; process: string; type: string; on: string; actor: string; at: Date }[]>`
    select l.subject_id as case, p.kind as process, l.type, l.on, l.actor_id as actor, l.at from ledger l
    join process p on p.id = l.process_id where p.authority_id = ${demoAuthority.id} order by l.process_id, l.seq`;

const left =
  'drafting awaitingSignature readyToSubmit awaitingIntake awaitingSupplement unassigned assigned awaitingIssue problemsFound deliberating passed passVoided outsideScope awaitingApproval notApproved decided closed'.split(
    ' ',
  );
const leftPublications = ['awaitingService', 'toPublish', 'published', 'withdrawn', 'notPublished'];

describe('the demonstration, played again after an interruption', () => {
  test('has every case once, marked as demonstration', async () => {
    const rows = await cases();
    expect(rows).toHaveLength(demoCases.length);
    expect(rows.every(({ demo }) => demo)).toBe(true);
    expect(await readDemonstration(owner.db)).toMatchObject({ state: 'played', seed: demonstration.seed });
  });

  test('shows every state a case can be left in', async () => {
    const rows = await cases();
    const states = new Set(rows.map(({ state }) => state));
    expect(left.filter((state) => !states.has(state))).toEqual([]);
    const publications = new Set(rows.map(({ publication }) => publication));
    expect(leftPublications.filter((state) => !publications.has(state))).toEqual([]);
  });

  test('is made of acts of its people and of clocks, on days that are over and in their order', async () => {
    const rows = await acts();
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.filter(({ on }) => on > today())).toEqual([]);
    expect(rows.filter(({ actor }) => actor !== 'system' && !actor.startsWith('demo-'))).toEqual([]);
    const backwards = rows.filter((row, index) => {
      const before = rows[index - 1];
      return before?.case === row.case && before.process === row.process && before.on > row.on;
    });
    expect(backwards).toEqual([]);
    const decided = rows.filter(({ type }) => type === 'approve');
    expect(decided.length).toBeGreaterThan(8);
    expect(decided.filter(({ on }) => !isWorkingDay(on, nationalCalendar))).toEqual([]);
  });

  test('comes out of its ledgers as it is recorded, case by case', async () => {
    const recomputed = await recompute(owner.sql, { one: null });
    expect(recomputed).toMatchObject({ subjects: demoCases.length, different: [], incomplete: 0 });
  });

  test('has every act once, though half of them were sent twice', async () => {
    const { begun } = daysAround(demonstration.today, nationalCalendar);
    const planned = demoCases.reduce((sum, demoCase) => sum + planOf(demoCase, begun).length, 0);
    const entered = demoCases.filter(({ live, script }) => live !== true && script !== 'closed').length;
    expect((await acts()).filter(({ actor }) => actor !== 'system')).toHaveLength(planned + entered);
  });

  test('gives numbers that rise with the days', async () => {
    const decisions = await owner.sql<{ on: string }[]>`
      select d.decided_on::text as on from decision d join document_number n on n.number = d.number
      where n.authority_id = ${demoAuthority.id} and n.word like '%罚%' order by n.seq`;
    expect(decisions.map(({ on }) => on)).toEqual(decisions.map(({ on }) => on).sort());
  });

  test('sends mail of the one case that begins today, and of no other', async () => {
    const rows = await cases();
    const living = rows.filter(({ mails }) => mails > 0);
    expect(living).toHaveLength(1);
    expect(living[0]).toMatchObject({ state: 'assigned', backEntry: false });
  });

  test('leaves no back entry open, but in cases that are closed', async () => {
    const rows = await cases();
    expect(rows.filter(({ backEntry, state }) => backEntry && state !== 'closed')).toEqual([]);
    await expect
      .poll(async () =>
        (await cases()).filter(
          ({ publicationEntry, publication }) => publicationEntry === true && publication === 'published',
        ),
      )
      .toEqual([]);
  });

  test('has something overdue, and a file that opens', async () => {
    const supervisor = await signInTo(house.server.address, member('supervisor').login, demonstration.password);
    const { numbers, items } = await supervisor.api.overdue({});
    expect(numbers.overdue).toBeGreaterThanOrEqual(5);
    expect(numbers).toMatchObject({ extensionsWaiting: 1, passVoided: 1, unreviewed: 0 });
    expect(new Set(items.map(({ kind }) => kind))).toContain('review');
    const head = await signInTo(house.server.address, member('authorityHead').login, demonstration.password);
    const { items: waiting } = await head.api.tasks({});
    const [first] = waiting;
    const view = wholeCase(await head.api.caseView({ params: { id: first?.subject.id ?? '' } }));
    expect(view.content?.content.evidence.filter(({ file }) => file !== null)).toHaveLength(2);
    expect(view.gate).toEqual([]);
    expect(view.ledger.intact).toBe(true);
  });
});
