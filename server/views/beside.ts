import type { CaseContext } from '../../law/procedure/case-context.ts';
import { runningClocks, standsStill, type ClockName } from '../../law/procedure/clocks.ts';
import { sideState } from '../../law/procedure/procedure.ts';
import { addDays, type CivilDate } from '../../law/time/civil-date.ts';
import { dueDate } from '../../law/time/due.ts';
import type { CaseFile } from '../case-file.ts';
import type { BesideView } from '../contract/beside.ts';
import { namesOf, type Viewing } from './viewing.ts';

/** What goes on beside the file. */
export async function besideOf(view: Viewing, { context, record }: CaseFile): Promise<BesideView> {
  const { involved = [], recused = [], recusal, ending, measure, parts, questions } = context;
  const names = await namesOf(view.db, [
    ...involved.map(({ personId }) => personId),
    ...recused,
    recusal?.personId,
    ending?.proposedBy,
    parts.hearingOfficerId,
  ]);
  return {
    hearing: {
      state: sideState(record.standing, 'hearing') as BesideView['hearing']['state'],
      askedOn: context.hearing?.askedOn ?? null,
      noticedOn: context.hearing?.noticedOn ?? null,
      plannedOn: context.hearing?.plannedOn ?? null,
      heldOn: context.hearing?.heldOn ?? null,
      endedOn: context.hearing?.endedOn ?? null,
      officer: names.find(parts.hearingOfficerId),
      earliestOn: context.hearing === undefined ? null : earliestHearing(view, context, view.today),
    },
    recusal: recusal === undefined ? null : { person: names.of(recusal.personId), askedOn: recusal.askedOn },
    recused: recused.map((id) => names.of(id)),
    ending:
      ending === undefined
        ? null
        : { ending: ending.ending, proposedBy: names.of(ending.proposedBy), approvedOn: ending.approvedOn },
    measure: measure ?? null,
    involved: involved.map(({ personId, as, since, by }) => ({ person: names.of(personId), as, since, by })),
    openQuestions: [...(questions?.open ?? [])],
    stoppable: stoppableIn(context),
    standingStill: running(context).filter((clock) => isStill(context, clock)),
  };
}

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

function stoppableIn(context: CaseContext): BesideView['stoppable'] {
  if (context.edition === undefined) return [];
  const { review, decision } = context.rules;
  const grounds = { review: review.stops, caseDecision: decision.stops } as const;
  return (['review', 'caseDecision'] as const)
    .filter((clock) => running(context).includes(clock) && !isStill(context, clock) && grounds[clock].length > 0)
    .map((clock) => ({ clock, grounds: [...grounds[clock]] }));
}
