import type { MailKind, ReviewResult } from '../db/schema/mails.ts';
import { actNamed, type ActType } from '../law/acts.ts';
import { civilDateAt, timeOfDayAt, weekday, type CivilDate } from '../law/time/civil-date.ts';
import { actLabels, hoursAndMinutes, meetingLabels } from '../law/words.ts';
import type { Meeting } from '../law/processes/case/names.ts';
import { mailHtml, type MailTone, type Row } from './mail-html.ts';
import { invitations, mailWords as words, results, tags } from './mail-words.ts';

/** What a mail may say. No party and no facts of a case leave the house by mail (APL 50). */
export interface MailFacts {
  /** `invited`: to a meeting, which is no task of the inbox. */
  readonly kind: MailKind | 'invited';
  readonly act: ActType;
  readonly addressee: string;
  readonly authority: string;
  readonly demo: boolean;
  /** Of what it is about. */
  readonly number: string;
  readonly askedBy: string | null;
  readonly due: MailDue | null;
  /** The meeting that the act convened. */
  readonly meeting: MailMeeting | null;
  readonly reviewResult: ReviewResult | null;
  readonly link: string;
}

/** When the duty ends, seen from the moment of sending; what is left is negative when late. */
export interface MailDue {
  readonly on: CivilDate;
  readonly workingDaysLeft: number;
  readonly calendarDaysLeft: number;
  readonly isInWorkingDays: boolean;
  /** Of a clock of hours: the instant it ends, in epoch milliseconds. */
  readonly hours: { readonly at: number; readonly leftMs: number } | null;
}

export interface MailMeeting {
  readonly meeting: Meeting;
  readonly on: CivilDate;
  /** Null where it names what a mail may not say: it stands in the papers. */
  readonly place: string | null;
  readonly as: keyof typeof invitations;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Subject, plain text and HTML of one mail: who, what, by when, the review's result, and one link. */
export function mailText(facts: MailFacts): MailText {
  const rows = rowsOf(facts).map(([label, value, tone = 'plain']): Row => [label, plainLine(value), tone]);
  const title = plainLine(titleOf(facts));
  const { authority, link } = facts;
  const house = `${words.product} · ${plainLine(authority)}${facts.demo ? words.demo : ''}`;
  return {
    subject: plainLine(`【${tagOf(facts)}】${facts.number}${limitOf(facts)}`),
    text: [house, '', title, ...rows.map(([label, value]) => words.row(label, value)), '', link, '', words.rule].join(
      '\n',
    ),
    html: mailHtml({ house, title, rows, link, button: buttonOf(facts), rule: words.rule }),
  };
}

const LONGEST_LINE = 200;

/**
 * What people typed is words and nothing else: it begins no header and no line, turns no direction of reading, and is
 * nothing a mail program would make a link of, so that the one link is ours. Dots, colons and ats become full width.
 */
export const plainLine = (typed: string): string =>
  typed
    .slice(0, LONGEST_LINE)
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[.:@](?=[a-z/])/gi, (mark) => String.fromCodePoint(mark.charCodeAt(0) + FULL_WIDTH));

const FULL_WIDTH = 0xfee0;

const tagOf = ({ kind, act }: MailFacts): string =>
  kind === 'taskOpened' ? (actNamed(act).asksByMail?.tag ?? words.askedTag) : tags[kind];

function limitOf({ kind, due, meeting }: MailFacts): string {
  if (kind === 'invited') return meeting === null ? '' : words.on(dayOf(meeting.on));
  return due === null ? '' : words.limit(endOf(due, dayOf(due.on)));
}

const titleOf = (facts: MailFacts): string => words.to(facts.addressee, sentenceIn(facts));

const invitationOf = (meeting: MailFacts['meeting']): (typeof invitations)[keyof typeof invitations] =>
  invitations[meeting?.as ?? 'member'];

function sentenceIn({ kind, act, meeting }: MailFacts): string {
  const label = actLabels[act];
  const { asksByMail, tellsByMail } = actNamed(act);
  switch (kind) {
    case 'taskOpened':
      return asksByMail?.title ?? words.asked(label);
    case 'invited':
      return invitationOf(meeting).title;
    case 'reminder':
      return words.reminded(label);
    case 'urged':
      return words.urged(label);
    case 'refused':
      return tellsByMail?.label ?? words.refused(label);
    case 'linkMisused':
      return words.misused(label);
    default:
      return kind satisfies never;
  }
}

function buttonOf({ kind }: MailFacts): string {
  if (kind === 'invited') return words.buttons.papers;
  return kind === 'refused' || kind === 'linkMisused' ? words.buttons.look : words.buttons.act;
}

function rowsOf(facts: MailFacts): readonly Row[] {
  const { kind, act, askedBy } = facts;
  const number: Row = [words.rows.number, facts.number];
  const by = (label: string): readonly Row[] => (askedBy === null ? [] : [[label, askedBy]]);
  if (kind === 'linkMisused') return [number, ...by(words.rows.triedBy)];
  if (kind === 'invited') return [number, ...invitationRows(facts), ...by(words.rows.convenedBy)];
  if (kind === 'refused') return [number, ...resultRow(facts), ...by(words.rows.decidedBy)];
  const please: Row = [words.rows.please, actNamed(act).asksByMail?.please ?? actLabels[act]];
  return [number, please, ...dueRow(facts), ...meetingRows(facts), ...resultRow(facts), ...by(words.rows.askedBy)];
}

const dueRow = ({ due }: MailFacts): readonly Row[] =>
  due === null ? [] : [[words.rows.due, dueLabel(due), toneOf(due)]];

const resultRow = ({ reviewResult }: MailFacts): readonly Row[] =>
  reviewResult === null
    ? []
    : [[words.rows.result, results[reviewResult], reviewResult === 'passed' ? 'good' : 'plain']];

/** When and where: as much as the act of convening says. */
const meetingRows = ({ meeting }: MailFacts): readonly Row[] =>
  meeting === null
    ? []
    : [
        [words.rows.day, dayOfWeek(meeting.on)],
        [words.rows.place, meeting.place ?? words.placeInside],
      ];

function invitationRows(facts: MailFacts): readonly Row[] {
  const { meeting } = facts;
  if (meeting === null) return [];
  return [
    [words.rows.meeting, meetingLabels[meeting.meeting]],
    [words.rows.please, invitations[meeting.as].please],
    ...meetingRows(facts),
    [words.rows.read, words.papers],
  ];
}

const dayOf = (date: CivilDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const dayOfWeek = (date: CivilDate): string => `${dayOf(date)}（周${words.weekdays[weekday(date) - 1]}）`;

const endOf = ({ hours }: MailDue, day: string): string =>
  `${hours === null ? day : dayOf(civilDateAt(hours.at))} ${hours === null ? '24:00' : timeOfDayAt(hours.at)}`;

/** 剩 2 个工作日 · 10月13日（周二）24:00 前; of hours: 剩 5 小时 20 分 · 10月13日（周二）16:05 前. */
function dueLabel(due: MailDue): string {
  const end = `${dayOfWeek(due.on)}${due.hours === null ? '24:00' : timeOfDayAt(due.hours.at)}`;
  return `${leftLabel(due)} · ${words.before(end)}`;
}

function leftLabel({ workingDaysLeft, calendarDaysLeft, isInWorkingDays, hours }: MailDue): string {
  if (hours !== null) {
    const length = hoursAndMinutes(Math.abs(hours.leftMs));
    return hours.leftMs < 0 ? words.over(length) : words.left(length);
  }
  if (calendarDaysLeft === 0) return words.dueToday;
  const length = isInWorkingDays
    ? words.workingDays(Math.abs(workingDaysLeft))
    : words.days(Math.abs(calendarDaysLeft));
  if (calendarDaysLeft > 0) return words.left(length);
  // Late over days of rest only: no working day has passed yet.
  return isInWorkingDays && workingDaysLeft === 0 ? words.overToday : words.over(length);
}

/** Amber from two working days on, as on the pages. */
function toneOf({ workingDaysLeft, calendarDaysLeft, hours }: MailDue): MailTone {
  if (hours === null ? calendarDaysLeft < 0 : hours.leftMs < 0) return 'late';
  return workingDaysLeft <= 2 ? 'soon' : 'plain';
}
