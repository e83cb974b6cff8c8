import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactElement } from 'react';
import { coercionLabels, outOfScopeGroundLabels, type OutOfScopeGround } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { lastAct } from '../../server/contract/timeline.ts';
import { extensionPreviewQuery } from '../api/api.ts';
import { decisionInShort } from '../words/content.ts';
import { DayRuler } from '../components/day-ruler.tsx';
import { shortDate } from '../words/dates.ts';
import { dateWithWeekday, dateWords } from '../words/date-words.ts';
import { ReceiptButton } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { Paper } from '../components/paper.tsx';
import { periodWords } from '../words/periods.ts';
import { IssueList } from '../case/issues/issue-list.tsx';
import { Status } from '../components/status.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { aboutMeetings, HeadsFact } from './about-meeting.tsx';
import { periodsAbout } from './about-periods.ts';
import { aboutProceedings } from './about-proceeding.tsx';
import type { FormActType } from './act-fields.ts';

interface AboutActProps {
  readonly view: CaseView;
  readonly type: FormActType;
  readonly days: number;
}

/** What a person must see before doing the act: what changed first, the whole text one step away. */
export function AboutAct({ view, type, days }: AboutActProps): ReactElement | null {
  const Of = aboutMeetings[type] ?? aboutProceedings[type] ?? aboutReview[type];
  if (Of !== undefined) return <Of view={view} />;
  switch (type) {
    case 'signSubmission':
    case 'requestApproval':
    case 'approve':
    case 'endorse':
    case 'refuseApproval':
      return <AboutContent view={view} isDecision={type !== 'signSubmission'} />;
    case 'requestExtension':
      return <AboutExtension view={view} days={days} />;
    case 'grantExtension':
    case 'declineExtension':
      return <AboutExtension view={view} days={view.extension?.days ?? 0} />;
    default:
      return <AboutInWords said={periodsAbout[type]?.(view.rules) ?? words.form.about[type]} />;
  }
}

const AboutInWords = ({ said }: { readonly said: string | undefined }): ReactElement | null =>
  said === undefined ? null : <p className="about secondary">{said}</p>;

function AboutContent({
  view,
  isDecision,
}: {
  readonly view: CaseView;
  readonly isDecision: boolean;
}): ReactElement | null {
  if (view.content === null) return null;
  const { content } = view.content;
  const round = view.rounds.at(-1);
  const before = view.rounds.at(-2)?.content ?? undefined;
  return (
    <div className="about">
      <dl className="facts">
        <dt>{words.inbox.proposed}</dt>
        <dd className="strong">{decisionInShort(content.decision)}</dd>
        <dt>{words.case.evidence}</dt>
        <dd>{words.case.evidenceCount(content.evidence.length)}</dd>
        {isDecision ? <DecisionFacts view={view} /> : null}
      </dl>
      <Changes changes={view.changesSincePass.length > 0 ? view.changesSincePass : (round?.changes ?? [])} />
      <details>
        <summary>{words.form.wholeText}</summary>
        <Paper content={content} authority={view.authority.name} before={before} />
      </details>
      {isDecision ? null : <p className="secondary small">{words.form.about.signSubmission}</p>}
    </div>
  );
}

function DecisionFacts({ view }: { readonly view: CaseView }): ReactElement {
  const opinion = view.rounds.at(-1)?.opinion ?? null;
  const { heldOn } = view.proceedings.hearing;
  return (
    <>
      <Coercion view={view} />
      <dt>{words.form.reviewResult}</dt>
      <dd>
        {opinion !== null && opinion.validity === 'valid' ? (
          <Status tone="good" icon="passed">
            {words.case.opinion(opinion.label)}
          </Status>
        ) : null}{' '}
        {opinion?.number}
        {view.outOfScope === null ? null : scopeWords(view.outOfScope.ground)}
      </dd>
      <dt>{words.case.party}</dt>
      <dd>
        {words.form.partyStates[view.party.state]}
        {heldOn === null
          ? ''
          : `，${words.case.proceedings.hearing} ${words.case.proceedings.heldOn(dateWords(heldOn))}`}
      </dd>
      <HeadsFact view={view} />
      <Endorsement view={view} />
    </>
  );
}

/** Which of the two is decided, and by which clause it is the head's to decide. */
function Coercion({ view: { coercion, responsibility } }: { readonly view: CaseView }): ReactElement | null {
  const basis = responsibility.find(({ duty }) => duty === 'decision')?.basis.label;
  if (coercion === null || basis === undefined) return null;
  return (
    <>
      <dt>{coercionLabels[coercion]}</dt>
      <dd>{words.form.decidedBy(basis)}</dd>
    </>
  );
}

/** Where approval takes two steps: who passed it on, and with what remark. */
function Endorsement({ view }: { readonly view: CaseView }): ReactElement | null {
  const { today } = useMe();
  const last = lastAct(view.timeline, 'endorse', 'requestApproval');
  if (last?.act !== 'endorse' || last.by === null) return null;
  const { note = null } = last.fields;
  return (
    <>
      <dt>{words.case.endorsed}</dt>
      <dd>
        {words.case.endorsedBy(last.by.name, shortDate(last.on, today))}
        {note !== null ? <span className="pre">：{note}</span> : null}
      </dd>
    </>
  );
}

const scopeWords = (ground: string): string =>
  ground in outOfScopeGroundLabels ? outOfScopeGroundLabels[ground as OutOfScopeGround] : ground;

const Changes = ({ changes }: { readonly changes: readonly string[] }): ReactElement | null =>
  changes.length === 0 ? null : (
    <>
      <h3 className="title-3">{words.form.changes}</h3>
      <ul className="change-list">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </>
  );

const AboutSubmission = ({ view }: { readonly view: CaseView }): ReactElement => (
  <div className="about">
    <dl className="facts">
      <dt>{words.form.to}</dt>
      <dd>{view.reviewUnit.name}</dd>
      {view.content === null ? null : (
        <>
          <dt>{words.inbox.proposed}</dt>
          <dd>{decisionInShort(view.content.content.decision)}</dd>
          <dt>{words.case.evidence}</dt>
          <dd>{words.case.evidenceCount(view.content.content.evidence.length)}</dd>
        </>
      )}
      <dt>{words.case.duties.signature}</dt>
      <dd>{signatureOf(view)}</dd>
    </dl>
    <Changes changes={view.rounds.at(-1)?.changes ?? []} />
    <p className="secondary small">
      <Icon name="lock" /> {words.form.about.submitForReview}
    </p>
  </div>
);

function signatureOf(view: CaseView): string {
  const signed = view.responsibility.find(({ duty }) => duty === 'signature');
  const [line] = signed?.people ?? [];
  return line === undefined ? '' : `${line.person.name}，${dateWords(line.on)}`;
}

function AboutOpinion({ view }: { readonly view: CaseView }): ReactElement | null {
  const me = useMe();
  const round = view.rounds.at(-1);
  if (round === undefined || round.opinion === null) return null;
  const { opinion } = round;
  const problems = view.issues.filter(({ state }) => state !== 'settled');
  return (
    <div className="about">
      <p>
        <Status tone={opinion.passes ? 'good' : 'soon'} icon={opinion.passes ? 'passed' : 'problem'}>
          {words.case.opinion(opinion.label)}
        </Status>{' '}
        {opinion.signed === null ? null : words.form.signedBy(opinion.signed.by.name, dateWords(opinion.signed.on))}
      </p>
      {problems.length > 0 ? <IssueList issues={problems} today={me.today} /> : null}
      {opinion.advice === null ? null : <p className="pre">{opinion.advice}</p>}
    </div>
  );
}

const AboutWithdrawal = ({ view }: { readonly view: CaseView }): ReactElement => (
  <>
    <p className="about secondary">{words.form.about['withdrawOpinion']}</p>
    <AboutOpinion view={view} />
  </>
);

function AboutQuestion({ view }: { readonly view: CaseView }): ReactElement | null {
  const me = useMe();
  const question = view.reviewWork.questions.find(({ number }) => number === view.proceedings.openQuestions[0]);
  if (question === undefined) return null;
  return (
    <div className="about">
      <p className="small secondary">
        {words.review.question(question.number)} · {question.asked.by.name} {shortDate(question.asked.on, me.today)}
        {question.papers ? ` · ${words.review.askedPapers}` : ''}
      </p>
      <p className="pre">{question.question}</p>
    </div>
  );
}

const aboutReview: { readonly [T in FormActType]?: ComponentType<{ readonly view: CaseView }> } = {
  submitForReview: AboutSubmission,
  issueOpinion: AboutOpinion,
  returnOpinion: AboutOpinion,
  withdrawOpinion: AboutWithdrawal,
  answerQuestion: AboutQuestion,
};

function AboutExtension({ view, days }: { readonly view: CaseView; readonly days: number }): ReactElement | null {
  const me = useMe();
  const preview = useQuery(extensionPreviewQuery(view.head.id, days));
  const due = view.clocks.find(({ clock, endedOn }) => clock === 'review' && endedOn === null);
  return (
    <div className="about">
      {view.extension === null ? null : (
        <p>
          {words.form.extensionAsked(
            view.extension.askedBy.name,
            periodWords({ n: view.extension.days, unit: view.extension.unit }),
          )}
          {view.extension.reason === null ? null : <span className="pre">{view.extension.reason}</span>}
        </p>
      )}
      {due === undefined || preview.data === undefined ? null : (
        <>
          <p>
            {words.form.extended(dateWithWeekday(due.on), dateWithWeekday(preview.data.due))}{' '}
            <ReceiptButton
              caseId={view.head.id}
              due={due}
              process="case"
              today={me.today}
              receipt={preview.data.receipt}
            >
              {words.due.how}
            </ReceiptButton>
          </p>
          <DayRuler receipt={preview.data.receipt} today={me.today} wide />
        </>
      )}
    </div>
  );
}
