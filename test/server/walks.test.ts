import { contextOf } from '../../law/processes.ts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deadline } from '../../activities/contract.ts';
import { activateProfile } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import { conflictOf, type Taking } from '../../law/people/conflicts.ts';
import { inOwnRight, rolesIn, system, type Actor, type CaseRole } from '../../law/people/roles.ts';
import { systemActTypes, type Act, type PersonalAct } from '../../law/acts.ts';
import type { CaseContext } from '../../law/processes/case/context.ts';
import type { Dues } from '../../law/process/clocks.ts';
import { processKinds, type ProcessKind } from '../../law/process/names.ts';
import { decide, isOver, permittedActs, type Decision } from '../../law/process.ts';
import type { ProcessState } from '../../law/process/state.ts';
import { processId } from '../../law/process/process-id.ts';
import type { ProvedRules } from '../../law/profiles/checker/check.ts';
import { fingerprintOf } from '../../law/record/fingerprint.ts';
import { replay } from '../../law/record/replayed.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { discrepanciesIn } from '../../server/admin/recomputed.ts';
import { stateAfterLapses } from '../../workflows/judgement.ts';
import {
  authority,
  deputy,
  everyOffice,
  handler,
  head,
  nationalRules,
  reviewer,
  rulesFrom,
  rulesWith,
  secondReviewer,
  thirdOfficer,
  unitHead,
} from '../fixtures/cases.ts';
import { CANARY, complexContent, toDispute, twoStepRules } from '../fixtures/meetings.ts';
import {
  actorOfTest,
  contentAs,
  IDENTITY_NUMBER,
  ServerWalk,
  settleCrowd,
  type LoggedRefusal,
  type Plan,
  type Reply,
  type Snapshot,
  type WalkOptions,
} from '../fixtures/server-walk.ts';
import { involvementOf } from '../fixtures/involved-by-ledger.ts';
import { effort } from '../fixtures/effort.ts';
import { House } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';
import { aTry, chosen, type Try } from '../law/processes/case/walks.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
  await settleCrowd(house);
});
afterAll(() => house.close());

/** Each under rules of its own, with somebody away. A failure prints seed and path, which lead to it again. */
const kinds: readonly (WalkOptions & { readonly title: string; readonly seed: number })[] = [
  {
    title: 'from the opening, a reviewer away',
    rules: nationalRules,
    backEntry: false,
    leave: [reviewer, secondReviewer],
    seed: 1,
  },
  {
    title: 'after a dispute, the head away',
    rules: rulesFrom('dazhou-2019-draft'),
    backEntry: false,
    leave: [head, deputy],
    past: (at) => toDispute(at),
    seed: 2,
  },
  {
    title: 'entered afterwards, a handler away',
    rules: rulesWith({ order: 'afterHearing' }),
    backEntry: true,
    leave: [handler, thirdOfficer],
    seed: 3,
  },
  {
    title: 'two steps, one person of every office',
    rules: twoStepRules,
    backEntry: false,
    leave: [unitHead, everyOffice],
    past: (at) => at.caseToApprove(complexContent()),
    seed: 4,
  },
  {
    title: 'after service, a handler away',
    rules: nationalRules,
    backEntry: false,
    leave: [handler, thirdOfficer],
    past: decidedCase,
    seed: 5,
  },
];

async function decidedCase(at: House): Promise<string> {
  const caseId = await at.caseToApprove(contentAs({}));
  await at.act(head, caseId, { type: 'approve', contentHash: await at.contentHash(caseId), note: null });
  await at.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
  return caseId;
}

/** Two cases side by side under the same rules and the same leave: while one waits for its answer, the other goes on. */
const casesAtOnce = 2;
const attemptsPerCase = 16 * Math.ceil(effort / 2);
const ideasPerAttempt = 4;
const ideas = fc.array(aTry, { minLength: ideasPerAttempt, maxLength: ideasPerAttempt });
const aCourse = fc.array(ideas, { minLength: attemptsPerCase, maxLength: attemptsPerCase });
type Course = readonly (readonly Try[])[];
const tally = { tried: 0, recorded: 0, refused: 0, stoodIn: 0, handedOver: 0, cases: 0, decided: 0, published: 0 };

describe('whatever anybody sends', () => {
  test.for(kinds.map((kind, place) => ({ ...kind, place })))('$title', async ({ seed, place, ...options }) => {
    await activate(options.rules, place);
    const courses = fc.array(aCourse, { minLength: casesAtOnce, maxLength: casesAtOnce });
    const property = fc.asyncProperty(courses, (sideBySide) => walked(options, sideBySide));
    // Shrinking a walk would take an hour; its course is short enough to be read.
    const { errorInstance, counterexamplePath, numRuns } = await fc.check(property, {
      seed,
      numRuns: 1,
      endOnFailure: true,
    });
    if (errorInstance instanceof Error) {
      throw new Error(`seed ${seed}, path ${counterexamplePath}: ${errorInstance.message}`, { cause: errorInstance });
    }
    expect(numRuns).toBe(1);
  });

  test('cases were handed over, decided and published, and somebody acted for somebody away', () => {
    expect(tally.tried).toBe(kinds.length * casesAtOnce * attemptsPerCase);
    expect(tally.recorded).toBeGreaterThanOrEqual(70);
    expect(tally.refused).toBeGreaterThan(20);
    expect(tally.stoodIn).toBeGreaterThan(0);
    expect(tally.handedOver).toBeGreaterThan(0);
    expect(tally.decided).toBeGreaterThan(0);
    expect(tally.published).toBeGreaterThan(0);
  });
});

/** In force for every case opened from now on: the youngest day counts. */
async function activate(rules: WalkOptions['rules'], place: number): Promise<void> {
  const owner = connect(house.stage.place.url, { max: 1 });
  const effectiveFrom = addDays('2020-01-02', place);
  // Whatever a test plays with was proved elsewhere or is beside the point of it.
  await activateProfile(owner.db, { authorityId: authority, rules: rules as ProvedRules, effectiveFrom, by: 'tests' });
  await owner.close();
}

async function walked(options: WalkOptions, courses: readonly Course[]): Promise<void> {
  const walks = courses.map((course) => ({ walk: new ServerWalk(house, options), course }));
  const endLeave = await walks[0]?.walk.beginLeave();
  try {
    await Promise.all(walks.map(({ walk, course }) => walkedCase(walk, course)));
  } finally {
    await endLeave?.();
  }
  for (const caseId of walks.flatMap(({ walk }) => walk.caseIds)) await expectTruths(caseId);
}

async function walkedCase(walk: ServerWalk, course: Course): Promise<void> {
  try {
    await walk.begin();
    for (const considered of course) {
      const { processes } = await walk.snapshot();
      if (processes.case === null || isOver(processes.case.processState)) await walk.begin();
      await tried(walk, considered);
    }
  } catch (error) {
    throw new Error(`after\n  ${walk.course.join('\n  ')}\n${String(error)}`, { cause: error });
  }
}

/** Of some ideas the first that the law offers here; every third time the first of all, allowed or not. */
function attempted(considered: readonly Try[], { processes }: Snapshot, dues: Dues): Try {
  const [first] = considered as readonly [Try];
  const processState = processes.case?.processState;
  if (processState === undefined || first.who % 3 === 0) return first;
  return considered.find((attempt) => isOffered(processState, attempt, dues)) ?? first;
}

function isOffered(processState: ProcessState, attempt: Try, dues: Dues): boolean {
  const { by, type } = chosen(processState, attempt, today(), dues);
  return permittedActs(processState, { by, on: today(), dues }).some(
    (act) => act.type === type && act.refusal === null,
  );
}

interface Tried {
  readonly before: Snapshot;
  readonly plan: Plan;
  readonly after: Snapshot;
  readonly dues: Dues;
  readonly logged: LoggedRefusal | null;
}

async function tried(walk: ServerWalk, considered: readonly Try[]): Promise<void> {
  const before = await walk.snapshot();
  const known = await walk.dues('case');
  const plan = await walk.plan(attempted(considered, before, known), before, known);
  const toCome = plan.act.type === 'endBackEntry' ? await deadlinesToCome(walk, before, plan, known) : [];
  const dues = await walk.dues(plan.process);
  const reply = await walk.send(plan);
  const it = { before, plan, dues, after: await walk.snapshot(), logged: await walk.logged(plan.commandId) };
  tally.tried += 1;
  walk.course.push(
    `${plan.person.personId} ${plan.act.type} ${reply.is === 'recorded' ? reply.state : reply.problem.code}`,
  );
  if (reply.is === 'recorded') {
    tally.recorded += 1;
    expectRecorded(it, reply);
    expect(await walk.send(plan), 'the same command once more').toEqual(reply);
    await heard(walk, toCome, before.entries.length);
  } else {
    tally.refused += 1;
    await expectRefused(walk, it, reply);
  }
  await walk.settled();
}

interface ToCome extends Deadline {
  readonly process: ProcessKind;
}

/** What clocks will say by themselves once back entry ends: what is past, and was not said before it. */
async function deadlinesToCome(walk: ServerWalk, { processes }: Snapshot, plan: Plan, dues: Dues) {
  const toCome: ToCome[] = [];
  for (const process of processKinds) {
    const processState = processes[process]?.processState;
    if (processState === undefined || isOver(processState)) continue;
    const pending = await walk.pendingDeadlines(process);
    // Only the process whose back entry ends lets its lapsed clocks speak first.
    const first = process === plan.process ? pending : [];
    const { lapsed, silent } = stateAfterLapses(processState, first, dues, plan.on ?? today());
    const left = pending.filter((one) => one.at <= Date.now() && !lapsed.includes(one) && !silent.includes(one));
    toCome.push(...left.map((one) => ({ ...one, process })));
  }
  return toCome;
}

/** Clocks that wake speak in their own time: waits until each is in the ledger, or has nothing more to say. */
async function heard(walk: ServerWalk, toCome: readonly ToCome[], from: number): Promise<void> {
  const types = { remind: 'clockReminder', expire: 'clockExpired' } as const;
  const isHeard = async ({ process, key, clock, what }: ToCome): Promise<boolean> => {
    const { entries } = await walk.snapshot();
    const text = entries.slice(from).filter((entry) => entry.kind === process && entry.act.type === types[what]);
    if (text.some(({ act }) => 'clock' in act && act.clock === clock)) return true;
    const { deadlines } = await house.stage.view(processId(process, walk.caseId));
    return !deadlines.some((one) => one.key === key);
  };
  for (const one of toCome) {
    await expect.poll(() => isHeard(one), { timeout: 10_000, message: `${one.what} of ${one.clock}` }).toBe(true);
  }
}

const isTheirs = ({ decision }: { readonly decision: Decision }): boolean =>
  decision.ok || decision.refusal !== 'not-your-act';

/** What the law says on this standing to this person, who stands in where only that makes the act theirs. */
function judged(
  processState: ProcessState,
  act: Act,
  { plan, dues }: Tried,
  at: string,
): { by: Actor; decision: Decision } {
  const own = inOwnRight(plan.person);
  const absent = plan.person.standsFor ?? [];
  const on = plan.on ?? today();
  const judgedAs = (by: Actor) => ({ by, decision: decide(processState, act, { by, on, dues, at }) });
  const byThemselves = judgedAs(own);
  if (isTheirs(byThemselves)) return byThemselves;
  return absent.map((one) => judgedAs({ ...own, standsFor: [one] })).find(isTheirs) ?? byThemselves;
}

function expectRecorded(it: Tried, reply: Extract<Reply, { is: 'recorded' }>): void {
  const { before, plan, after, logged } = it;
  const added = after.entries.slice(before.entries.length).filter(({ kind }) => kind === plan.process);
  const own = added.find(({ commandId }) => commandId === plan.commandId);
  expect(own, `the entry of ${plan.act.type}`).toBeDefined();
  if (own === undefined) return;
  const first = added.slice(0, added.indexOf(own));
  expect(first.map(({ actorId, act }) => [actorId, act.type])).toEqual(
    first.map(() => [system.personId, 'clockExpired']),
  );
  // Only what lapsed before an act entered afterwards comes between.
  if (plan.on === null) expect(first).toEqual([]);
  const kept = before.processes[plan.process] as { processState: ProcessState; revision: number };
  expect(own.revision).toBe(kept.revision + first.length + 1);
  expect(reply.revision).toBe(own.revision);
  const lapsed = first.reduce((processState, entry) => {
    const decision = decide(processState, entry.act, { by: system, on: entry.on, dues: entry.dues ?? {} });
    return decision.ok ? decision.next : processState;
  }, kept.processState);
  const { by, decision } = judged(lapsed, own.act, it, own.at);
  expect(decision).toMatchObject({ ok: true });
  expect(own.by).toEqual(actorOfTest(by as Plan['person']));
  if (decision.ok) expect(own.fingerprint).toBe(fingerprintOf(decision.next, own.revision));
  if ((by.standsFor ?? []).length > 0) tally.stoodIn += 1;
  if (own.act.type === 'assignHandlers') tally.handedOver += 1;
  expect(own.act).toMatchObject(plainFieldsOf(plan, own.act));
  expect(logged).toBeNull();
}

/** What was sent is what was recorded, as far as it does not lie in the content store. */
const plainFieldsOf = ({ act: sent }: Plan, act: Act): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sent).filter(([name, value]) => name in act && value !== null));

/** Written acts the server cannot even make: the law is asked for nothing. */
const unmade: readonly string[] = [
  'act-malformed',
  'draft-incomplete',
  'draft-unchanged',
  'content-changed-since-seen',
  'check-without-reason',
  'agree-with-problem',
  'answer-without-change',
  'hearing-too-early',
  'stand-in-unfit',
  'member-without-opinion',
  'supplement-list-empty',
  'handler-cannot-review',
  'reviewer-cannot-handle',
  'investigator-cannot-preside',
  'reviewer-cannot-preside',
  'act-not-in-this-state',
  'publication-not-due',
  'publication-of-private-data',
  'preview-not-confirmed',
];

async function expectRefused(walk: ServerWalk, it: Tried, reply: Extract<Reply, { is: 'refused' }>): Promise<void> {
  const { before, plan, after, logged } = it;
  const { code } = reply.problem;
  expect(after.entries.map(({ commandId }) => commandId)).toEqual(before.entries.map(({ commandId }) => commandId));
  expect(after.processes).toEqual(before.processes);
  if (code === 'case-unknown') {
    expect(logged).toBeNull();
    expect(rolesSeen(before, plan)).toEqual([]);
    return;
  }
  const { person, act, expectedRevision } = plan;
  expect(logged).toMatchObject({ code, personId: person.personId, type: act.type, revision: expectedRevision });
  const composed = logged?.act as PersonalAct;
  if (!('text' in composed)) {
    expect(unmade, `${act.type} was not made because of ${code}`).toContain(code);
    return;
  }
  const kept = before.processes[plan.process];
  if (kept === null) return expect(code).toBe('act-not-in-this-state');
  const processState =
    plan.on === null || isOver(kept.processState)
      ? kept.processState
      : stateAfterLapses(kept.processState, await walk.pendingDeadlines(plan.process), it.dues, plan.on).processState;
  const { by, decision } = judged(processState, composed, it, new Date().toISOString());
  const byLaw = decision.ok ? 'allowed' : decision.refusal;
  const text = expectedRevision === kept.revision ? byLaw : 'revision-stale';
  expect([text, conflictOfSubstitute(processState, by)], `${act.type} by ${person.personId}`).toContain(code);
}

/** Who stands in escapes nothing they were in the case themselves; that the server asks, not the machine. */
function conflictOfSubstitute(processState: ProcessState, by: Actor): string | null {
  if ((by.standsFor ?? []).length === 0 || processState.kind !== 'case') return null;
  const { participants, involved, rules } = contextOf('case', processState);
  const own = rolesIn(inOwnRight(by), participants);
  const gained = rolesIn(by, participants).filter((role) => !own.includes(role));
  const taking: Taking = gained.includes('caseHandler') ? 'handle' : 'review';
  return conflictOf(taking, by.personId, involved, rules.review.reviewerAsHearingOfficer)?.refusal ?? null;
}

function openedCase({ case: file }: Snapshot['processes']): CaseContext {
  if (file === null) throw new Error('expected a case that was opened');
  return contextOf('case', file.processState);
}

function rolesSeen({ processes }: Snapshot, { person }: Plan): readonly CaseRole[] {
  const { participants, decidedOn } = openedCase(processes);
  return rolesIn(person, participants).filter(
    (role) => !['administrator', 'importer'].includes(role) && (role !== 'publicityClerk' || decidedOn !== null),
  );
}

async function expectTruths(caseId: string): Promise<void> {
  const walk = new ServerWalk(house, kinds[0] as WalkOptions);
  walk.caseId = caseId;
  const { recorded, entries, processes } = await walk.snapshot();
  tally.cases += 1;
  await expectDecisionOnGround(caseId, openedCase(processes));
  await expectOneSideEach(caseId, entries);
  const systems = entries.filter(({ actorId }) => actorId === system.personId);
  expect(systems.filter(({ act }) => !systemActTypes.some((type) => type === act.type))).toEqual([]);
  const ofClocks = entries.filter(({ act }) => systemActTypes.some((type) => type === act.type));
  expect(ofClocks.filter(({ actorId }) => actorId !== system.personId)).toEqual([]);
  expect(replay(entries).differences).toEqual([]);
  expect(discrepanciesIn(recorded)).toEqual([]);
  await expectNothingInsidePublic(caseId);
}

/** A decision rests on a valid pass of its bytes, on the record that none was due, or on a meeting that may stand in. */
async function expectDecisionOnGround(caseId: string, { decidedOn }: CaseContext): Promise<void> {
  const rows = await house.stage.owner<{ grounds: number }[]>`
    select
      (select count(*) from pass p join opinion o on o.id = p.opinion_id
        where p.case_id = d.case_id and p.opinion_id = d.pass_id and p.validity = 'valid'
          and p.content_hash = d.content_hash and o.content_hash = d.content_hash and o.passes and o.issued)::int
      + (select count(*) from out_of_scope s where s.id = d.out_of_scope_id and s.case_id = d.case_id
          and s.validity = 'valid' and s.content_hash = d.content_hash)::int
      + (select count(*) from deliberation m where m.id = d.deliberation_id and m.case_id = d.case_id
          and m.validity = 'valid' and m.substitutes and m.content_hash = d.content_hash
          and m.act_kind <> 'penalty')::int as grounds
    from decision d where d.case_id = ${caseId}`;
  const isDecided = decidedOn !== null;
  expect(rows).toEqual(isDecided ? [{ grounds: 1 }] : []);
  if (isDecided) tally.decided += 1;
}

async function expectOneSideEach(caseId: string, entries: Snapshot['entries']): Promise<void> {
  const sides = await house.stage.owner<{ personId: string; side: string }[]>`
    select person_id as "personId", side from case_side where case_id = ${caseId}`;
  const involved = involvementOf(entries);
  const on = (as: string): readonly string[] =>
    involved.filter((fact) => fact.as === as).map(({ personId }) => personId);
  const kept = (side: string): readonly string[] =>
    sides.filter((row) => row.side === side).map(({ personId }) => personId);
  expect(on('handler').filter((id) => on('reviewer').includes(id) || kept('reviewing').includes(id))).toEqual([]);
  expect(on('reviewer').filter((id) => kept('handling').includes(id))).toEqual([]);
  expect(sides.length).toBe(new Set(sides.map(({ personId }) => personId)).size);
}

async function expectNothingInsidePublic(caseId: string): Promise<void> {
  const anybody = house.browser();
  const addresses = [
    '/api/public/decisions?limit=100',
    `/api/public/decisions/${caseId}`,
    '/public',
    `/public/decisions/${caseId}`,
  ];
  const shown = (await Promise.all(addresses.map((address) => anybody.get(address)))).join('\n');
  for (const inside of [CANARY, IDENTITY_NUMBER, '李建国', 'opinion', 'deliberation'])
    expect(shown).not.toContain(inside);
  const [row] = await house.stage.owner`select published_on from publication where case_id = ${caseId}`;
  if (row?.['published_on'] != null) {
    tally.published += 1;
    expect(shown).toContain(caseId);
  }
}
