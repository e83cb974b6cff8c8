import { useState } from 'react';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { actsIn } from '../../server/contract/timeline.ts';
import type { ReviewCheck } from '../../server/contract/labels.ts';
import { useKept } from '../api/kept.ts';
import type { Passage } from '../components/passages.ts';
import { useSay } from '../components/say.tsx';
import { problemOf, useAct } from '../api/sending.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import {
  blankOpinion,
  firstNumber,
  gapsOf,
  kindOf,
  writtenOpinion,
  type CheckState,
  type Kind,
  type MarkedIssue,
  type OpinionState,
  type Opining,
} from './checks.ts';

/** The opinion that is being written: everything the two halves of the page say and do about it. */
export interface Writing extends Opining {
  readonly kind: Kind | null;
  readonly gaps: ReadonlyMap<string, string>;
  readonly isTried: boolean;
  readonly set: (opinion: OpinionState) => void;
  readonly writeCheck: (check: ReviewCheck, written: Partial<CheckState>) => void;
  /** The number of the problem whose form is open. */
  readonly openIssue: number | null;
  readonly open: (number: number | null) => void;
  readonly raise: (passage: Passage) => void;
  readonly writeIssue: (number: number, written: Partial<MarkedIssue>) => void;
  readonly dropIssue: (number: number) => void;
  readonly judge: (number: number, isSettled: boolean) => void;
  readonly on: string;
  readonly setOn: (on: string) => void;
  readonly sign: () => void;
  readonly isSending: boolean;
  readonly error: unknown;
}

const isBlank = ({ check, problem, basis, advice }: MarkedIssue): boolean =>
  check === null && problem + basis + advice === '';

export function useWriting(view: CaseView, act: PermittedActView, onSigned: () => void): Writing {
  const me = useMe();
  const say = useSay();
  const [seen] = useState(act.expectedRevision);
  const kept = useKept<OpinionState>(`opinion ${view.head.id} ${view.head.round}`, blankOpinion());
  const [isTried, setTried] = useState(false);
  const [openIssue, setOpenIssue] = useState<number | null>(null);
  const [on, setOn] = useState(actsIn(view.timeline)[0]?.on ?? me.today);
  // What an older window kept knows nothing of numbered problems.
  const opinion: OpinionState = { ...blankOpinion(), ...kept.value };
  const opining: Opining = { opinion, earlier: view.issues };
  const first = firstNumber(opining);
  const kind = kindOf(opining, view.rules.opinionKinds);
  const gaps = gapsOf(opining);
  const sending = useAct((recorded) => {
    kept.clear();
    say.done(words.recorded(words.case.opinion(kind?.label ?? ''), recorded.revision));
    onSigned();
  });
  // What the reviewer did meanwhile they know; what others did they are told by a refusal, once.
  const isInformed = problemOf(sending.error)?.code === 'revision-stale';
  const revision = isInformed || isMovedBy(me.person.id, view, seen) ? act.expectedRevision : seen;
  const setIssues = (issues: readonly MarkedIssue[]): void => {
    kept.set({ ...opinion, issues });
  };
  const open = (number: number | null): void => {
    setOpenIssue(number);
    if (number === null && opinion.issues.some(isBlank)) setIssues(opinion.issues.filter((issue) => !isBlank(issue)));
  };
  return {
    ...opining,
    kind,
    gaps,
    isTried,
    set: kept.set,
    writeCheck: (check, written) => {
      kept.set({ ...opinion, checks: { ...opinion.checks, [check]: { ...opinion.checks[check], ...written } } });
    },
    openIssue,
    open,
    raise: (passage) => {
      const issues = opinion.issues.filter((issue) => !isBlank(issue));
      setIssues([...issues, { ...passage, check: null, problem: '', basis: '', advice: '' }]);
      setOpenIssue(first + issues.length);
    },
    writeIssue: (number, written) => {
      setIssues(opinion.issues.map((issue, i) => (first + i === number ? { ...issue, ...written } : issue)));
    },
    dropIssue: (number) => {
      setIssues(opinion.issues.filter((_, i) => first + i !== number));
      setOpenIssue(null);
    },
    judge: (number, isSettled) => {
      kept.set({ ...opinion, settled: { ...opinion.settled, [number]: isSettled } });
    },
    on,
    setOn,
    sign: () => {
      setTried(true);
      const [firstGap] = gaps.keys();
      if (firstGap !== undefined) goTo(firstGap, setOpenIssue);
      if (gaps.size > 0 || kind === null || view.content === null) return;
      sending.mutate({
        caseId: view.head.id,
        act: {
          type: 'signOpinion',
          kind: kind.code,
          contentHash: view.content.hash,
          ...writtenOpinion(opining),
          advice: opinion.advice.trim() === '' ? null : opinion.advice,
        },
        expectedRevision: revision,
        on: view.head.backEntry ? on : null,
      });
    },
    isSending: sending.isPending,
    error: sending.error,
  };
}

const isMovedBy = (personId: string, { timeline }: CaseView, since: number): boolean =>
  actsIn(timeline)
    .filter(({ process, revision }) => process === 'case' && revision > since)
    .every(({ by }) => by?.id === personId);

/** To what is missing; a problem's form must be open for that. */
function goTo(id: string, open: (number: number) => void): void {
  const issue = /^issue-(\d+)-/.exec(id);
  if (issue !== null) open(Number(issue[1]));
  requestAnimationFrame(() => {
    document.getElementById(id)?.focus();
  });
}
