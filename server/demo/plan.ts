import { courses, gaps, type Beat } from './scripts.ts';
import { imposesPenalty, type Story } from './demo-case.ts';

/** Working days the party has for its defense, and one more. */
const LAPSE = 6;
/** Working days of the review; the review clock begins with `accept`. */
const REVIEW = 5;

export interface PlannedBeat {
  readonly beat: Beat;
  /** Working days before today, 0 or less. */
  readonly offset: number;
}

/** When each act of a case happens, counted back from its last one. */
export function planOf(story: Story, reviewBegun: (period: number, dueIn: number) => number): readonly PlannedBeat[] {
  const beats = beatsOf(story);
  const fromOpening = beats.map((_, index) =>
    sum(beats.slice(0, index + 1).map((beat, at) => gapOf(beat, beats[at - 1]))),
  );
  const shift = shiftOf(story, beats, fromOpening, reviewBegun);
  const offsetAt = (index: number): number =>
    story.live === true ? 0 : Math.min(0, (fromOpening[index] ?? 0) + shift);
  return beats.map((beat, index) => ({ beat, offset: offsetAt(index) }));
}

function beatsOf(story: Story): readonly Beat[] {
  const all: readonly Beat[] = courses[story.course];
  const withParty = imposesPenalty(story) ? all : all.filter((beat) => !['serveNotice', 'recordWaiver'].includes(beat));
  return story.lapse === true ? withParty.filter((beat) => beat !== 'recordWaiver') : withParty;
}

const gapOf = (beat: Beat, previous: Beat | undefined): number =>
  beat === 'requestApproval' && previous === 'serveNotice' ? LAPSE : gaps[beat];

function shiftOf(
  { last = 0, reviewDueIn }: Story,
  beats: readonly Beat[],
  fromOpening: readonly number[],
  reviewBegun: (period: number, dueIn: number) => number,
): number {
  if (reviewDueIn === undefined) return last - (fromOpening.at(-1) ?? 0);
  return reviewBegun(REVIEW, reviewDueIn) - (fromOpening[beats.indexOf('accept')] ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
