import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReviewedContent } from '../law/processes/case/review/content.ts';
import type { ActOutcome } from '../server/contract/cases.ts';
import { actFor, actorOf } from '../server/demo/acting.ts';
import { member, personId, squads, units, type PersonKey } from '../server/demo/people.ts';
import type { Step } from '../server/demo/scripts.ts';
import { demonstrationRules } from '../server/demo/establishment.ts';
import { contentOf, demoCases, type DemoCase } from '../server/demo/demo-case.ts';
import { signInTo, type ProgramSession } from '../server/contract/program-session.ts';
import type { BenchInstallation } from './installation.ts';

type ActStep = Exclude<Step, 'openCase'>;

/** One review round without problems; each of these is one update and one record. */
export const untilAssigned = [
  'finalizeDraft',
  'signSubmission',
  'submitForReview',
  'accept',
  'assignReviewer',
] as const;
export const untilApprovalIsAsked = [
  ...untilAssigned,
  'signOpinion',
  'issueOpinion',
  'serveNotice',
  'recordWaiver',
  'requestApproval',
] as const;
/** From here a second process, the publication, goes along. */
export const untilClosed = [...untilApprovalIsAsked, 'approve', 'serveDecision', 'publish', 'closeCase'] as const;

export interface PlayedCase {
  readonly caseId: string;
  /** Sent by people, the opening among them. */
  readonly acts: number;
}

/** Acts that the other process must have caught up for. */
const awaited = new Set<string>(['publish', 'closeCase']);

/** People who are signed in already, and do cases of one kind as fast as they are answered. */
export class Office {
  private readonly sessions: ReadonlyMap<PersonKey, ProgramSession>;
  private readonly today: string;
  private readonly demoCase: DemoCase;
  private readonly rules = demonstrationRules();

  private constructor(sessions: ReadonlyMap<PersonKey, ProgramSession>, today: string, demoCase: DemoCase) {
    this.sessions = sessions;
    this.today = today;
    this.demoCase = demoCase;
  }

  static async open({ url, demonstration }: Pick<BenchInstallation, 'url' | 'demonstration'>): Promise<Office> {
    const demoCase = demoCases.find(({ script, actKind }) => script === 'closed' && actKind === 'penalty');
    if (demoCase === undefined)
      throw new Error('expected a penalty case that is closed in the demonstration, got none');
    const needed = new Set([actorOf('openCase', demoCase), ...untilClosed.map((step) => actorOf(step, demoCase))]);
    const sessions = await Promise.all(
      [...needed].map(async (key): Promise<[PersonKey, ProgramSession]> => [
        key,
        await signInTo(url, member(key).login, demonstration.password),
      ]),
    );
    return new Office(new Map(sessions), demonstration.today, demoCase);
  }

  get reviewer(): ProgramSession {
    return this.session(this.demoCase.reviewer);
  }

  /** Opens a case and does these acts in it, one after the other. */
  async play(steps: readonly ActStep[]): Promise<PlayedCase> {
    const caseId = randomUUID();
    let revision = await this.openCase(caseId);
    const handler = this.session(actorOf('openCase', this.demoCase));
    const draft = await handler.api.draft({ params: { id: caseId } });
    for (const step of steps) {
      const session = this.session(actorOf(step, this.demoCase));
      const act = actFor(step, {
        demoCase: this.demoCase,
        on: this.today,
        dayBefore: this.today,
        rules: this.rules,
        content: draft.content,
        contentHash: draft.hash,
        draftVersion: draft.version,
        previewHash: step === 'publish' ? await previewHash(session, caseId) : '',
      });
      const expectedRevision = awaited.has(step) ? await offered(session, caseId, step) : revision;
      const body = { act: act as never, expectedRevision, commandId: randomUUID() };
      revision = recorded(await session.api.act({ params: { id: caseId }, body }));
    }
    return { caseId, acts: steps.length + 1 };
  }

  private async openCase(caseId: string): Promise<number> {
    const { unit, handlers } = squads[this.demoCase.unit];
    const outcome = await this.session(handlers[0]).api.openCase({
      body: {
        commandId: randomUUID(),
        caseId,
        openedOn: this.today,
        handlingUnitId: units[unit].id,
        handlers: handlers.map(personId),
        content: this.content(),
      },
    });
    return recorded(outcome);
  }

  private content(): ReviewedContent {
    const evidence = this.demoCase.evidence.map((item) => ({ ...item, file: null }));
    return contentOf(this.demoCase, { inspection: this.today }, evidence);
  }

  private session(key: PersonKey): ProgramSession {
    const session = this.sessions.get(key);
    if (session === undefined) throw new Error(`expected ${key} to be signed in`);
    return session;
  }
}

async function previewHash({ api }: ProgramSession, caseId: string): Promise<string> {
  const preview = await api.publicationPreview({ params: { id: caseId } });
  return preview.previewHash;
}

/** The revision at which an act is offered to this person. */
async function offered({ api }: ProgramSession, caseId: string, type: string): Promise<number> {
  for (let left = 100; left > 0; left -= 1) {
    const { permittedActs } = await api.caseView({ params: { id: caseId } });
    const offer = permittedActs.find((act) => act.type === type && act.allowed);
    if (offer !== undefined) return offer.expectedRevision;
    await pause(50);
  }
  throw new Error(`expected ${type} to be offered, got no offer`);
}

function recorded(outcome: ActOutcome): number {
  if (outcome.outcome === 'recorded') return outcome.revision;
  throw new Error('expected the act to be recorded, got no answer in time');
}
