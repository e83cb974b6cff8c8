import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReviewedContent } from '../law/review/content.ts';
import type { ActOutcome } from '../server/contract/cases.ts';
import { actFor, actorOf } from '../server/demo/acting.ts';
import { member, personId, squads, units, type PersonKey } from '../server/demo/people.ts';
import type { Beat } from '../server/demo/scripts.ts';
import { demonstrationRules } from '../server/demo/establishment.ts';
import { contentOf, stories, type Story } from '../server/demo/demo-case.ts';
import { signInTo, type ProgramSession } from '../server/contract/program-session.ts';
import type { BenchInstallation } from './installation.ts';

type ActBeat = Exclude<Beat, 'openCase'>;

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
  private readonly story: Story;
  private readonly rules = demonstrationRules();

  private constructor(sessions: ReadonlyMap<PersonKey, ProgramSession>, today: string, story: Story) {
    this.sessions = sessions;
    this.today = today;
    this.story = story;
  }

  static async open({ url, demonstration }: BenchInstallation): Promise<Office> {
    const story = stories.find(({ course, actKind }) => course === 'closed' && actKind === 'penalty');
    if (story === undefined) throw new Error('expected a penalty case that is closed in the demonstration, got none');
    const needed = new Set([actorOf('openCase', story), ...untilClosed.map((beat) => actorOf(beat, story))]);
    const sessions = await Promise.all(
      [...needed].map(async (key): Promise<[PersonKey, ProgramSession]> => [
        key,
        await signInTo(url, member(key).login, demonstration.password),
      ]),
    );
    return new Office(new Map(sessions), demonstration.today, story);
  }

  get reviewer(): ProgramSession {
    return this.session(this.story.reviewer);
  }

  /** Opens a case and does these acts in it, one after the other. */
  async play(beats: readonly ActBeat[]): Promise<PlayedCase> {
    const caseId = randomUUID();
    let revision = await this.openCase(caseId);
    const handler = this.session(actorOf('openCase', this.story));
    const draft = await handler.api.draft({ params: { id: caseId } });
    for (const beat of beats) {
      const session = this.session(actorOf(beat, this.story));
      const act = actFor(beat, {
        story: this.story,
        on: this.today,
        dayBefore: this.today,
        rules: this.rules,
        content: draft.content,
        contentHash: draft.hash,
        draftVersion: draft.version,
        previewHash: beat === 'publish' ? await previewHash(session, caseId) : '',
      });
      const expectedRevision = awaited.has(beat) ? await offered(session, caseId, beat) : revision;
      const body = { act: act as never, expectedRevision, commandId: randomUUID() };
      revision = recorded(await session.api.act({ params: { id: caseId }, body }));
    }
    return { caseId, acts: beats.length + 1 };
  }

  private async openCase(caseId: string): Promise<number> {
    const { unit, handlers } = squads[this.story.unit];
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
    const evidence = this.story.evidence.map((item) => ({ ...item, file: null }));
    return contentOf(this.story, { inspection: this.today }, evidence);
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
