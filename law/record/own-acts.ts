import type { ActOf, ActType, PersonalActType } from '../acts.ts';
import { isOver, stateName } from '../process.ts';
import type { ProcessKind } from '../process/names.ts';
import type { ProcessState } from '../process/state.ts';
import { contextOf, type InputOf } from '../processes.ts';
import { canonicalText } from './canonical.ts';
import type { Beginning } from './ledger-entry.ts';

/** Another process about the same subject, as the record has it. */
interface Sibling {
  readonly processState: ProcessState;
  readonly begun: Beginning;
}
export type Siblings = Readonly<Partial<Record<ProcessKind, Sibling>>>;

/** What a process does of itself: its clocks speak, or another process told it something. */
export type OwnActType = Exclude<ActType, PersonalActType>;

interface Situation {
  readonly siblings: Siblings;
  /** Of the process itself, where it is only being begun. */
  readonly begun: Beginning | null;
}

type Grounds = {
  readonly [T in OwnActType]: 'byClock' | ((act: ActOf<T>, situation: Situation) => boolean);
};

const outcomes: Readonly<Record<string, (publication: ProcessState) => boolean>> = {
  published: (publication) => contextOf('publication', publication).publishedOn !== null,
  notPublished: (publication) => stateName(publication) === 'notPublished',
  withdrawn: (publication) => stateName(publication) === 'withdrawn',
};

/** Of each act of a process's own, what the record must say so that it is so: a message is believed for nothing. */
const grounds: Grounds = {
  clockReminder: 'byClock',
  clockExpired: 'byClock',
  openPublication: ({ decidedOn }, { siblings, begun }) => {
    const decided = siblings.case;
    if (decided === undefined || begun === null) return false;
    const { participants, actKind, rules, decidedOn: on } = contextOf('case', decided.processState);
    const input = begun.input as InputOf<'publication'>;
    return (
      on === decidedOn &&
      input.decidedOn === decidedOn &&
      input.actKind === actKind &&
      input.participants.authorityId === participants.authorityId &&
      // What else takes part may have changed since; under back entry the case may have been left meanwhile.
      (!input.backEntry || (decided.begun.input as InputOf<'case'>).backEntry) &&
      canonicalText(input.rules) === canonicalText(rules)
    );
  },
  decisionServed: ({ servedOn }, { siblings }) =>
    siblings.case !== undefined && contextOf('case', siblings.case.processState).servedOn === servedOn,
  backEntryEnded: (_act, { siblings }) =>
    siblings.case !== undefined &&
    (!siblings.case.processState.context.backEntry || isOver(siblings.case.processState)),
  publicationSettled: ({ outcome }, { siblings }) =>
    siblings.publication !== undefined && outcomes[outcome]?.(siblings.publication.processState) === true,
};

/**
 * Whether only a clock may have done it.
 *
 * @law GBF118
 */
export const isByClock = (type: OwnActType): boolean => grounds[type] === 'byClock';

/**
 * Whether what a process says it was told by another one about the same subject is what the record has of that.
 *
 * @law GBF118
 */
export function isSoByRecord<T extends OwnActType>(act: ActOf<T>, situation: Situation): boolean {
  const ground: Grounds[T] = grounds[act.type];
  return typeof ground === 'function' && ground(act, situation);
}
