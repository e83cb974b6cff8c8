import { setTimeout as pause } from 'node:timers/promises';
import type { Rules } from '../../law/profiles/rules.ts';
import type { EvidenceItem, ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { SentAct } from '../contract/acts.ts';
import { wholeCase, type ActOutcome, type CommandOutcome } from '../contract/cases.ts';
import { namedUuid } from '../cases/named-uuid.ts';
import { isPassing, problemCode, type ProgramSession } from '../contract/program-session.ts';
import { actFor, actorOf } from './acting.ts';
import { personId, squads, units, type PersonKey } from './people.ts';
import type { Step } from './scripts.ts';
import type { Days } from './days.ts';
import { drawnPicture, writtenPaper } from './papers.ts';
import type { PlannedStep } from './plan.ts';
import { contentOf, revisedCase, type DemoCase } from './demo-case.ts';
import { dayInWords, evidenceWords } from './paper-words.ts';
import { peopleWords } from './people-words.ts';

/** What all cases of one demonstration share. */
export interface Stage {
  readonly seed: string;
  readonly days: Days;
  readonly rules: Rules;
  readonly session: (key: PersonKey) => Promise<ProgramSession>;
}

interface Sending {
  readonly name: string;
  readonly on: CivilDate | null;
}

interface Attempt {
  readonly commandId: string;
  readonly attempt: number;
}

/** Acts whose revision another process may move on meanwhile: they wait until they are offered. */
const awaited = new Set<string>(['publish', 'recordAnnulment', 'declinePublication', 'closeCase']);
const WAIT_MS = 200;
const WAITS = 150;

/** One case on its way through its acts. Sent again with the same ids, an act that was done is done once. */
export class StepPlayer {
  readonly demoCase: DemoCase;
  private readonly stage: Stage;
  private readonly caseId: string;
  private revision = 0;
  private content: ReviewedContent | null = null;
  private contentHash = '';
  private draftVersion = 0;

  constructor(stage: Stage, demoCase: DemoCase) {
    this.stage = stage;
    this.demoCase = demoCase;
    this.caseId = namedUuid(stage.seed, 'case', demoCase.key);
  }

  async play({ step, offset }: PlannedStep, index: number): Promise<void> {
    const on = this.demoCase.live === true ? this.stage.days.today : this.stage.days.worked(offset);
    if (step === 'openCase') return this.open(on, offset);
    await this.draftIfAny();
    if (step === 'answerProblems' || step === 'amendDraft') await this.revise();
    const previewHash = step === 'publish' ? await this.previewHash() : '';
    const act = actFor(step, {
      demoCase: this.demoCase,
      on,
      dayBefore: this.stage.days.worked(offset - 1),
      rules: this.stage.rules,
      content: this.written(),
      contentHash: this.contentHash,
      draftVersion: this.draftVersion,
      previewHash,
    });
    await this.send(actorOf(step, this.demoCase), act, { name: `${index}:${step}`, on });
  }

  /** The rest of the case goes on by the clock. */
  async endBackEntry(): Promise<void> {
    if (this.demoCase.live === true || this.demoCase.script === 'closed') return;
    await this.send(actorOf('endBackEntry', this.demoCase), { type: 'endBackEntry' }, { name: 'end', on: null });
  }

  private async open(on: CivilDate, offset: number): Promise<void> {
    const { demoCase, stage } = this;
    const { unit, handlers } = squads[demoCase.unit];
    const session = await stage.session(handlers[0]);
    const inspection = dayInWords(stage.days.worked(offset - 1));
    const content = contentOf(demoCase, { inspection }, await this.evidence(session, inspection));
    const isLive = demoCase.live === true;
    const outcome = await tried(() =>
      session.api.openCase({
        body: {
          commandId: namedUuid(stage.seed, 'open', demoCase.key),
          caseId: this.caseId,
          summaryProcedure: demoCase.summaryProcedure === true,
          openedOn: on,
          handlingUnitId: units[unit].id,
          handlers: handlers.map(personId),
          content,
          backEntry: !isLive,
          on: isLive ? null : on,
        },
      }),
    );
    this.revision = await this.revisionIn(outcome, session);
  }

  /** Two papers with something in them, and the list of what lies in the file on paper. */
  private async evidence(session: ProgramSession, day: string): Promise<readonly EvidenceItem[]> {
    const { demoCase } = this;
    const isLicense = demoCase.actKind === 'license';
    const record = isLicense ? evidenceWords.examination : evidenceWords.record;
    const summary = demoCase.summary.replaceAll('{inspection}', day);
    const lines = evidenceWords.paper(peopleWords.authority, {
      title: demoCase.title,
      name: record.name,
      party: demoCase.party.name,
      day,
      summary,
    });
    const paper = writtenPaper(record.name, lines);
    const picture = drawnPicture(evidenceWords.photo.name, demoCase.key);
    const [written, seen] = [
      await tried(() => session.upload(paper.name, paper.type, paper.bytes)),
      await tried(() => session.upload(picture.name, picture.type, picture.bytes)),
    ];
    return [
      { ...record, kind: 'inspectionRecord', file: written.hash },
      { ...evidenceWords.photo, kind: 'audioVisual', file: seen.hash },
      ...(isLicense ? [] : [{ ...evidenceWords.interview, kind: 'partyStatement', file: null } as const]),
      { ...(isLicense ? evidenceWords.application : evidenceWords.identity), kind: 'documentary', file: null },
      ...demoCase.evidence.map((item) => ({ ...item, file: null })),
    ];
  }

  private written(): ReviewedContent {
    if (this.content === null) throw new Error(`expected the draft of ${this.demoCase.key}, got none`);
    return this.content;
  }

  private async draftIfAny(): Promise<void> {
    if (this.content !== null) return;
    const session = await this.stage.session(squads[this.demoCase.unit].handlers[0]);
    const { content, hash, version } = await tried(() => session.api.draft({ params: { id: this.caseId } }));
    this.content = content;
    this.contentHash = hash;
    this.draftVersion = version;
  }

  private async revise(): Promise<void> {
    const session = await this.stage.session(squads[this.demoCase.unit].handlers[0]);
    const { evidence, facts } = this.written();
    const content = { ...contentOf(revisedCase(this.demoCase), { inspection: '' }, evidence), facts };
    const saved = await tried(() =>
      session.api.saveDraft({
        params: { id: this.caseId },
        body: { version: this.draftVersion, content },
      }),
    );
    this.content = saved.content;
    this.contentHash = saved.hash;
    this.draftVersion = saved.version;
  }

  private async previewHash(): Promise<string> {
    const session = await this.stage.session('publicityClerk');
    const { previewHash } = await tried(() => session.api.publicationPreview({ params: { id: this.caseId } }));
    return previewHash;
  }

  /** Sends an act until it is recorded: another process may have moved the case on, or the answer got lost. */
  private async send(key: PersonKey, act: SentAct, sending: Sending): Promise<void> {
    const session = await this.stage.session(key);
    for (let attempt = 0; ; attempt += 1) {
      // What was refused stays refused under its id; the next attempt is another command.
      const commandId = namedUuid(this.stage.seed, 'act', this.demoCase.key, sending.name, String(attempt));
      if (awaited.has(act.type) && attempt < WAITS && (await outcomeOf(session, commandId)) === 'refused') continue;
      try {
        await this.attempt(session, act, { ...sending, commandId, attempt });
        return;
      } catch (error) {
        if (problemCode(error) !== 'revision-stale' || attempt === WAITS) throw error;
        await pause(WAIT_MS);
      }
    }
  }

  private async attempt(session: ProgramSession, act: SentAct, sending: Sending & Attempt): Promise<void> {
    const expectedRevision = await this.revisionFor(session, act, sending);
    if (expectedRevision === null) return;
    const on = this.demoCase.live === true ? null : sending.on;
    const body = { act: act as never, expectedRevision, commandId: sending.commandId, on };
    const outcome = await tried(() => session.api.act({ params: { id: this.caseId }, body }));
    const revision = await this.revisionIn(outcome, session);
    if (!isOfPublication(act)) this.revision = revision;
  }

  /** Null: it is done already. */
  private async revisionFor(
    session: ProgramSession,
    act: SentAct,
    { commandId, attempt }: Attempt,
  ): Promise<number | null> {
    if (awaited.has(act.type)) return this.offered(session, act.type, commandId);
    return attempt === 0 ? this.revision : this.presentRevision(session);
  }

  private async revisionIn(outcome: ActOutcome, session: ProgramSession): Promise<number> {
    if (outcome.outcome === 'recorded') return outcome.revision;
    for (let left = WAITS; left > 0; left -= 1) {
      await pause(WAIT_MS);
      const known = await session.api.command({ params: { id: outcome.commandId } });
      if (known.outcome === 'recorded') return known.revision;
    }
    throw new Error(`expected command ${outcome.commandId} to be recorded, got no answer`);
  }

  private async presentRevision(session: ProgramSession): Promise<number> {
    const view = await tried(() => session.api.caseView({ params: { id: this.caseId } }));
    return wholeCase(view).head.revision;
  }

  /**
   * Waits until the act is offered to this person; the other process has caught up then. What was sent before an
   * interruption may arrive while we wait, and is not offered again.
   */
  private async offered(session: ProgramSession, type: string, commandId: string): Promise<number | null> {
    for (let left = WAITS; left > 0; left -= 1) {
      if ((await outcomeOf(session, commandId)) === 'recorded') return null;
      const view = await tried(() => session.api.caseView({ params: { id: this.caseId } }));
      const offer = view.permittedActs.find((act) => act.type === type && act.allowed);
      if (offer !== undefined) return offer.expectedRevision;
      await pause(WAIT_MS);
    }
    throw new Error(`expected ${type} to be offered in ${this.demoCase.key}, got no offer`);
  }
}

/** What became of a command that may have been sent before an interruption. */
async function outcomeOf({ api }: ProgramSession, commandId: string): Promise<CommandOutcome['outcome']> {
  const { outcome } = await tried(() => api.command({ params: { id: commandId } }));
  return outcome;
}

const isOfPublication = ({ type }: SentAct): boolean =>
  type === 'publish' || type === 'recordAnnulment' || type === 'declinePublication';

/** Tries again what failed only because a part was busy. */
async function tried<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = WAITS; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || left === 0) throw error;
      await pause(WAIT_MS);
    }
  }
}

export const isNumbered = (step: Step): boolean => ['openCase', 'issueOpinion', 'approve'].includes(step);
