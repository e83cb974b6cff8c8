import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actNamed, actTypes, textFieldsOf, type ActType } from '../../law/acts.ts';
import { reviewChecks } from '../../law/processes/case/review/checks.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { Actor } from '../../law/people/roles.ts';
import { clockNames } from '../../law/process/clocks.ts';
import { processKinds } from '../../law/process/names.ts';
import { publishingCase } from '../../server/contract/publishing-case.ts';
import type { SentAct, SentActType } from '../../server/contract/acts.ts';
import {
  clerk,
  deputy,
  handler,
  head,
  otherDeputy,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  supervisor,
  unitHead,
} from '../fixtures/cases.ts';
import { dazhouRules } from '../fixtures/meetings.ts';
import { Mounted } from '../fixtures/mounted.ts';
import { House, type Browser } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

/** A word of its own for every place where somebody writes. */
const canary = (place: string): string => `暗语·${place}·完`;

/** What the clerk needs and the public reads: the case by its name and party, and the law it rests on. */
const published = ['content.title', 'content.party.name', 'content.law', 'content.article'].map(canary);

const pdf = Buffer.from(`%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${canary('file')}\n%%EOF`);
const fileHash = createHash('sha256').update(pdf).digest('hex');

/** Every text of the draft; codes and amounts are what the public reads. */
const content: ReviewedContent = {
  ...contentOf(),
  title: canary('content.title'),
  party: {
    type: 'organization',
    name: canary('content.party.name'),
    code: null,
    address: canary('content.party.address'),
    representative: canary('content.party.representative'),
  },
  facts: { violation: canary('content.violation'), summary: canary('content.summary') },
  evidence: [
    { name: canary('content.evidence'), kind: 'documentary', file: fileHash, proves: canary('content.proves') },
  ],
  law: [{ law: canary('content.law'), article: canary('content.article') }],
  discretion: { standard: canary('content.standard'), circumstances: canary('content.circumstances') },
  decision: { ...contentOf().decision, text: canary('content.decision') },
};

let house: House;
let mounted: Mounted;
let caseId: string;

/** One act with a canary in each of its text fields. */
async function does(by: Actor, type: SentActType, more: object = {}): Promise<void> {
  const texts = Object.entries(actNamed(type).fields).flatMap(([name, { kind, source }]) => {
    const written = canary(`${type}.${name}`);
    if (source === 'server') return [];
    return kind === 'text' ? [[name, written]] : kind === 'texts' ? [[name, [written]]] : [];
  });
  await house.act(by, caseId, { type, ...Object.fromEntries(texts), ...more } as SentAct);
}

const hash = async () => ({ contentHash: await house.contentHash(caseId) });

async function finalizes(): Promise<void> {
  const officer = await house.signedIn(handler);
  const { version } = await officer.api.draft({ params: { id: caseId } });
  const { issues } = await officer.api.caseView({ params: { id: caseId } });
  const open = issues.filter(({ state }) => state !== 'settled').map(({ number }) => String(number));
  const text = canary('finalizeDraft.answers');
  const answers = [{ text }, ...open.map((number) => ({ number, answer: 'disagreed', text }))];
  await does(handler, 'finalizeDraft', { draftVersion: version, newFacts: false, answers });
}

async function signs(passes: boolean): Promise<void> {
  const word = (name: string): string => canary(`signOpinion.checks.${name}`);
  const { issues } = await (await house.signedIn(reviewer)).api.caseView({ params: { id: caseId } });
  const settled = issues.filter(({ state }) => state !== 'settled').map(({ number }) => String(number));
  await does(reviewer, 'signOpinion', {
    ...(await hash()),
    kind: passes ? 'agree' : 'problems',
    settled: passes ? settled : null,
    checks: reviewChecks.map((check) =>
      check === 'procedure' && !passes
        ? { check, answer: 'fails', problem: word('problem'), basis: word('basis') }
        : { check, answer: 'meets', problem: '', basis: '' },
    ),
    issues: passes
      ? null
      : [
          {
            check: 'procedure',
            target: 'file',
            problem: canary('signOpinion.issues.problem'),
            basis: canary('signOpinion.issues.basis'),
            advice: canary('signOpinion.issues.advice'),
          },
        ],
  });
}

const members = [head, deputy, otherDeputy].map(({ personId }) => personId);
const seats = { heldOn: today(), members, chairId: head.personId, recorderId: supervisor.personId };
const minutes = {
  heldOn: today(),
  present: members,
  recused: [],
  observers: [handler.personId, reviewer.personId],
  inFavor: 0,
  against: 0,
  abstained: 0,
  conclusion: 'forHandler',
  opinions: members.map((member) => ({ member, opinion: canary('recordDeliberation.opinions') })),
};

/** A case through as many rooms as one case can see on its way to a decision. */
async function played(): Promise<void> {
  const officer = await house.signedIn(handler);
  await officer.fetch(`/api/files?name=${encodeURIComponent(`${canary('file.name')}.pdf`)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(pdf),
  });
  caseId = await house.openCase(content);
  await does(handler, 'takeUrgentMeasure', { takenAt: new Date().toISOString() });
  await does(handler, 'reportUrgentMeasure');
  await does(head, 'decideUrgentMeasure', { approved: true });
  await does(handler, 'liftUrgentMeasure', { liftedOn: today() });
  await finalizes();
  await does(handler, 'reopenDraft');
  await finalizes();
  await does(unitHead, 'declineSignature');
  await finalizes();
  await does(unitHead, 'signSubmission', await hash());
  await does(handler, 'submitForReview', await hash());
  await does(supervisor, 'remind');
  await does(reviewer, 'requestSupplement');
  await does(handler, 'supplement');
  await does(reviewer, 'accept');
  await does(secondReviewer, 'assignReviewer', { reviewerId: reviewer.personId });
  await does(reviewer, 'askHandler', { papers: false });
  await does(handler, 'answerQuestion', { number: 1 });
  await does(reviewer, 'delegateReview', { personId: secondReviewer.personId });
  await does(secondReviewer, 'returnDelegated');
  await does(reviewer, 'askCosign', { personId: secondReviewer.personId });
  await signs(false);
  await does(secondReviewer, 'cosign', { ...(await hash()), agrees: false });
  await signs(false);
  await does(secondReviewer, 'cosign', { ...(await hash()), agrees: true });
  await does(reviewHead, 'returnOpinion');
  await signs(false);
  await does(secondReviewer, 'cosign', { ...(await hash()), agrees: true });
  await does(reviewHead, 'issueOpinion', await hash());
  const { issues } = await officer.api.caseView({ params: { id: caseId } });
  const open = issues.filter(({ state }) => state !== 'settled').map(({ number }) => String(number));
  await does(handler, 'raiseObjection', { issues: open });
  await does(reviewHead, 'answerObjection', { upheld: false });
  const participants = [handler, secondHandler, reviewer].map(({ personId }) => personId);
  await does(handler, 'recordConsultation', { heldOn: today(), participants, result: 'noAgreement' });
  await does(head, 'conveneDeliberation', { meeting: 'disagreement', ...seats });
  await does(supervisor, 'recordDeliberation', minutes);
  await does(head, 'returnDeliberationRecord');
  await does(supervisor, 'recordDeliberation', minutes);
  await does(head, 'confirmDeliberation', await hash());
  await signs(true);
  await does(secondReviewer, 'cosign', { ...(await hash()), agrees: true });
  await does(reviewHead, 'issueOpinion', await hash());
  await does(reviewer, 'withdrawOpinion', await hash());
  await signs(true);
  await does(secondReviewer, 'cosign', { ...(await hash()), agrees: true });
  await does(reviewHead, 'issueOpinion', await hash());
  await does(handler, 'serveNotice', { servedOn: today(), method: 'personal', hearingRight: true });
  await does(handler, 'recordWaiver', { waivedOn: today(), hearing: true });
  await does(handler, 'recordDefense', { receivedOn: today() });
  await does(handler, 'reexamineDefense', { adopted: false });
  await does(handler, 'correctRecord', { revision: 1 });
  await does(handler, 'requestRecusal', { personId: secondHandler.personId, receivedOn: today() });
  await does(head, 'decideRecusal', { granted: false });
  await does(handler, 'requestApproval', await hash());
  await does(head, 'refuseApproval', await hash());
  await does(handler, 'requestApproval', await hash());
  await does(head, 'approve', await hash());
  await does(handler, 'serveDecision', { servedOn: today(), method: 'personal' });
}

/** What takes the place of each part of an address; a part nobody thought of stops the test. */
async function valuesOf(part: string): Promise<readonly string[]> {
  const known: Readonly<Record<string, () => Promise<readonly string[]>>> = {
    id: async () => [caseId],
    caseId: async () => [caseId],
    processId: async () => [`case-${caseId}`, `publication-${caseId}`],
    hash: async () => [fileHash],
    token: async () => [randomUUID()],
    link: async () => [randomUUID()],
    clock: async () => clockNames,
    round: async () => ['1', '2', '3'],
    revision: async () => {
      const rows = await house.stage.owner`select revision from ledger where type = 'recordDeliberation'`;
      return rows.map(({ revision }) => String(revision));
    },
    '{*elsewhere}': async () => ['elsewhere'],
  };
  const values = known[part];
  if (values === undefined) throw new Error(`expected to know what stands for ${part} in an address`);
  return values();
}

/** With what each is asked; several ways where one address tells several things. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/api/cases/:id/at': ['?instant=2199-01-01T00:00:00Z'],
  '/api/cases/:id/extension-preview': ['?days=3'],
  '/api/cases/:id/receipts/:clock': processKinds.map((process) => `?process=${process}`),
  '/api/cases': ['', '?q=', `?q=${encodeURIComponent('暗语')}`],
  '/api/tasks': ['', '?scope=unit', '?tab=waiting', `?q=${encodeURIComponent('暗语')}`],
  '/api/people': ['', '?act=assignReviewer&forCase=CASE', '?act=conveneDeliberation&forCase=CASE'],
  '/api/public/decisions': ['', `?q=${encodeURIComponent('暗语')}`],
};

async function addresses(): Promise<readonly string[]> {
  // The desk's own files say nothing of any case.
  const patterns = mounted.addresses().filter((address) => !address.startsWith('/^'));
  const filled = await Promise.all(
    patterns.map(async (pattern) => {
      let all: readonly string[] = [''];
      for (const piece of pattern.split('/').slice(1)) {
        const values = /^[:{]/.test(piece) ? await valuesOf(piece.replace(/^:/, '')) : [piece];
        all = all.flatMap((begun) => values.map((value) => `${begun}/${value}`));
      }
      return all.flatMap((path) => (questions[pattern] ?? ['']).map((query) => path + query.replace('CASE', caseId)));
    }),
  );
  return filled.flat();
}

/** Which canaries each address shows to this person. */
async function shownTo(person: Actor): Promise<ReadonlyMap<string, readonly string[]>> {
  const browser = await house.signedIn(person);
  const shown = new Map<string, readonly string[]>();
  for (const address of await addresses()) {
    const found = await canariesAt(browser, address);
    if (found.length > 0) shown.set(address, found);
  }
  return shown;
}

async function canariesAt(browser: Browser, address: string): Promise<readonly string[]> {
  const accept = address.startsWith('/api') ? 'application/json' : 'text/html';
  const response = await browser.fetch(address, { headers: { accept } });
  const name = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  const said = `${name} ${Buffer.from(await response.arrayBuffer()).toString('utf8')}`;
  return [...new Set(said.match(/暗语·[\w.]+·完/g) ?? [])].filter((word) => !published.includes(word));
}

beforeAll(async () => {
  [house, mounted] = await Mounted.during(() => House.open({}, dazhouRules));
  await played();
});
afterAll(() => house.close());

async function reaches(state: string): Promise<void> {
  const clerks = await house.signedIn(clerk);
  await expect
    .poll(async () => {
      const view = await clerks.seen(caseId);
      return view.sight === 'publishing' ? view.publication?.state : 'sees the whole case';
    })
    .toBe(state);
}

/**
 * Acts with texts that are not played here: they end a case undecided, belong to another kind of case or another rule,
 * or would take the place of what is played. A new act is played, or named here.
 */
const elsewhere: readonly ActType[] = [
  'returnMaterials',
  'recordOutOfScope',
  'withdrawSubmission',
  'requestExtension',
  'grantExtension',
  'declineExtension',
  'serveDemand',
  'recordConcealment',
  'amendDraft',
  'endorse',
  'replaceLeader',
  'closeCase',
  'withdrawObjection',
  'requestHearing',
  'noticeHearing',
  'recordHearing',
  'endHearing',
  'proposeEnding',
  'withdrawEnding',
  'decideEnding',
  'recordTransfer',
  'stopClock',
  'resumeClock',
  'assignHandlers',
  'publish',
  'declinePublication',
  'recordAnnulment',
];

describe('whoever only publishes', () => {
  test('is given these fields and no other: a new one is thought about', () => {
    expect(Object.keys(publishingCase.shape)).toEqual([
      'sight',
      'id',
      'number',
      'demo',
      'backEntry',
      'handlingUnit',
      'decision',
      'servedOn',
      'publication',
      'clocks',
      'permittedActs',
      'course',
      'takeDownEvents',
    ]);
    const { decision, course } = publishingCase.shape;
    const inside = [
      'number',
      'actKind',
      'title',
      'authority',
      'subject',
      'category',
      'conclusion',
      'basis',
      'decidedOn',
    ];
    expect(Object.keys(decision.shape)).toEqual(inside);
    expect(Object.keys(course.element.shape)).toEqual([
      'revision',
      'act',
      'clock',
      'by',
      'on',
      'at',
      'reason',
      'entryHash',
    ]);
  });

  test('finds nothing of what was written in a case, at any address', async () => {
    await reaches('toPublish');
    expect([...(await shownTo(clerk))]).toEqual([]);
  });

  test('while whoever has a part in the case, or watches over it, finds every word of it', async () => {
    const rows = await house.stage.owner<{ type: ActType }[]>`
      select distinct type from ledger where subject_id = ${caseId} and text_hash is not null`;
    const written = rows
      .filter(({ type }) => type !== 'openCase')
      .flatMap(({ type }) => textFieldsOf(type).map((name) => `${type}.${name}`));
    const texts = [...written, 'content.summary', 'content.decision', 'content.proves', 'file'];
    for (const person of [handler, supervisor]) {
      const found = [...(await shownTo(person)).values()].flat();
      expect(texts.filter((place) => !found.some((word) => word.startsWith(`暗语·${place}`)))).toEqual([]);
    }
    const silent = actTypes.filter((type) => !rows.some((row) => row.type === type) && textFieldsOf(type).length > 0);
    expect(silent.toSorted()).toEqual(elsewhere.toSorted());
  });

  test('nor after the publication, and of its withdrawal what everybody reads', async () => {
    const clerks = await house.signedIn(clerk);
    const { previewHash } = await clerks.api.publicationPreview({ params: { id: caseId } });
    await does(clerk, 'publish', { previewHash });
    await reaches('published');
    expect([...(await shownTo(clerk))]).toEqual([]);
    const kind = dazhouRules.publication.takeDown.events[0];
    await does(clerk, 'recordAnnulment', { kind, effectiveOn: today() });
    await reaches('withdrawn');
    const words = new Set([...(await shownTo(clerk)).values()].flat());
    expect([...words].toSorted()).toEqual(
      ['recordAnnulment.documentNumber', 'recordAnnulment.reason'].map(canary).toSorted(),
    );
  });
});
