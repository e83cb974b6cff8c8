import type { CaseContext } from '../../../law/processes/case/context.ts';
import { runningClocks, standsStill, type ClockName } from '../../../law/process/clocks.ts';
import { sideState } from '../../../law/processes/case/selectors.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { addDays, type CivilDate } from '../../../law/time/civil-date.ts';
import { dueDate } from '../../../law/time/due.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { ProceedingsView } from '../../contract/proceedings.ts';
import { namesOf, type Names, type Viewing } from '../../request/viewing.ts';

/** The proceedings of a case beside its main procedure. */
export async function proceedingsOf(view: Viewing, { context, record }: CaseFile): Promise<ProceedingsView> {
  const { involved, recused = [], recusal, ending, measure, participants, questions } = context;
  const names = await namesOf(view.db, [
    ...involved.map(({ personId }) => personId),
    ...recused,
    recusal?.personId,
    ending?.proposedBy,
    participants.hearingOfficerId,
  ]);
  return {
    hearing: { ...hearingDays(context), ...hearingPlace(view, record.snapshot, context, names) },
    recusal: recusal === undefined ? null : { person: names.of(recusal.personId), askedOn: recusal.askedOn },
    recused: recused.map((id) => names.of(id)),
    ending: ending === undefined ? null : { ...ending, proposedBy: names.of(ending.proposedBy) },
    measure: measure ?? null,
    involved: involved.map(({ personId, ...fact }) => ({ person: names.of(personId), ...fact })),
    openQuestions: [...(questions?.open ?? [])],
    stoppable: stoppableIn(context),
    standingStill: running(context).filter((clock) => isStill(context, clock)),
  };
}

type HearingView = ProceedingsView['hearing'];
const noDays = { askedOn: null, noticedOn: null, plannedOn: null, heldOn: null, endedOn: null } as const;

const hearingDays = ({ hearing }: CaseContext): Omit<HearingView, 'state' | 'officer' | 'earliestOn'> =>
  hearing === undefined ? noDays : { ...hearing };

const hearingPlace = (
  view: Viewing,
  processState: ProcessState,
  context: CaseContext,
  names: Names,
): Pick<HearingView, 'state' | 'officer' | 'earliestOn'> => ({
  state: sideState(processState, 'hearing') as HearingView['state'],
  officer: names.find(context.participants.hearingOfficerId),
  earliestOn: context.hearing === undefined ? null : earliestHearing(view, context, view.today),
});

/** The first day after the full working days that must lie between the notice and the hearing. */
export const earliestHearing = (
  { calendar }: Pick<Viewing, 'calendar'>,
  { rules }: CaseContext,
  servedOn: CivilDate,
): CivilDate => addDays(dueDate(rules.hearing.noticePeriod, servedOn, calendar), 1);

const running = ({ clocks }: CaseContext): readonly ClockName[] => runningClocks(clocks);

const isStill = ({ clocks }: CaseContext, clock: ClockName): boolean => {
  const run = clocks[clock];
  return run !== undefined && standsStill(run);
};

function stoppableIn(context: CaseContext): ProceedingsView['stoppable'] {
  const { review, decision } = context.rules;
  const grounds = { review: review.stops, caseDecision: decision.stops } as const;
  return (['review', 'caseDecision'] as const)
    .filter((clock) => running(context).includes(clock) && !isStill(context, clock) && grounds[clock].length > 0)
    .map((clock) => ({ clock, grounds: [...grounds[clock]] }));
}
