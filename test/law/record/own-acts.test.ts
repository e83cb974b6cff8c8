import { describe, expect, test } from 'vitest';
import { isPersonalAct, type Act } from '../../../law/acts.ts';
import { system } from '../../../law/people/roles.ts';
import { beginning } from '../../../law/process.ts';
import { clockCommandId, deadlineKeyIn } from '../../../law/process/clock-command.ts';
import type { InputOf } from '../../../law/processes.ts';
import { isByClock, isSoByRecord, type Siblings } from '../../../law/record/own-acts.ts';
import { beginningOf, type LedgerEntry } from '../../../law/record/ledger-entry.ts';
import { commandText } from '../../../law/record/signed-command.ts';
import { commandIn } from '../../fixtures/signed-entry.ts';
import {
  aCase,
  clerk,
  does,
  given,
  handler,
  nationalRules,
  plain,
  someDay,
  storyOf,
  type Story,
} from '../../fixtures/cases.ts';

const approved = given(...plain.approved);
const served = given(...plain.approved, does(handler, 'serveDecision'));

const sibling = ({ processState }: Story) => ({ processState, begun: beginningOf(processState) });
const ofCase = (story: Story): Siblings => ({ case: sibling(story) });
const ofPublication = (story: Story): Siblings => ({ publication: sibling(story) });

const input: InputOf<'publication'> = {
  participants: approved.context.participants,
  actKind: 'penalty',
  rules: nationalRules,
  backEntry: false,
  decidedOn: someDay,
};
const publication = storyOf(beginning('publication', input)).after(
  does(system, 'openPublication', { decidedOn: someDay }),
);
const toPublish = publication.after(does(system, 'decisionServed', { servedOn: someDay }));
const published = toPublish.after(does(clerk, 'publish'));
const withdrawn = published.after(
  does(clerk, 'recordAnnulment', { kind: nationalRules.publication.takeDown.events[0] ?? '', effectiveOn: someDay }),
);
const declined = toPublish.after(does(clerk, 'declinePublication', { ground: 'privacy' }));

const opens = { type: 'openPublication', decidedOn: someDay, text: null } as const;
const isOpened = (siblings: Siblings, change: Partial<InputOf<'publication'>> = {}, on = someDay): boolean =>
  isSoByRecord({ ...opens, decidedOn: on }, { siblings, begun: { version: '1', input: { ...input, ...change } } });

describe('a publication begins by itself', () => {
  test('where the case is decided, on that day, by the rules of the case', () => {
    expect(isOpened(ofCase(approved))).toBe(true);
    expect(isOpened(ofCase(served))).toBe(true);
  });

  test.each<[string, Siblings, Partial<InputOf<'publication'>>, string?]>([
    ['no case', {}, {}],
    ['a case that is not decided', ofCase(given(...plain.approved.slice(0, -1))), {}],
    ['another day', ofCase(approved), { decidedOn: '2026-03-03' }, '2026-03-03'],
    ['another day than it says', ofCase(approved), { decidedOn: '2026-03-03' }],
    ['another kind of act', ofCase(approved), { actKind: 'license' }],
    ['another authority', ofCase(approved), { participants: { ...input.participants, authorityId: 'authority-2' } }],
    ['back entry that the case did not begin with', ofCase(approved), { backEntry: true }],
    ['laxer rules', ofCase(approved), { rules: { ...nationalRules, profileVersion: 99 } }],
  ])('and never with %s', (_what, siblings, change, on) => {
    expect(isOpened(siblings, change, on)).toBe(false);
  });

  test('nor without saying what it begins with', () => {
    expect(isSoByRecord(opens, { siblings: ofCase(approved), begun: null })).toBe(false);
  });

  test('in back entry where the case began in it, over or not', () => {
    const late = aCase(nationalRules, true).after(...plain.approved);
    expect(isOpened(ofCase(late), { backEntry: true })).toBe(true);
    const left = sibling(late);
    const ended = { ...left, processState: { ...left.processState, context: { ...late.context, backEntry: false } } };
    expect(isOpened({ case: ended }, { backEntry: true })).toBe(true);
  });
});

const so = (act: Act, siblings: Siblings): boolean => {
  if (isPersonalAct(act)) throw new Error(`expected an act of a process of its own, got ${act.type}`);
  return isSoByRecord(act, { siblings, begun: null });
};

describe('what another process tells is what it recorded', () => {
  test('that the decision was served, on that day', () => {
    const told = { type: 'decisionServed', servedOn: someDay, text: null } as const;
    expect(so(told, ofCase(served))).toBe(true);
    expect(so({ ...told, servedOn: '2026-03-01' }, ofCase(served))).toBe(false);
    expect(so(told, ofCase(approved))).toBe(false);
    expect(so(told, {})).toBe(false);
  });

  test('that back entry is over, or the case closed in it', () => {
    const told = { type: 'backEntryEnded', text: null } as const;
    expect(so(told, ofCase(served))).toBe(true);
    expect(so(told, ofCase(aCase(nationalRules, true).after(...plain.approved)))).toBe(false);
    expect(so(told, ofCase(aCase(nationalRules, true).after(...plain.closed)))).toBe(true);
    expect(so(told, {})).toBe(false);
  });

  test.each([
    ['published', published, true],
    ['published', withdrawn, true],
    ['published', toPublish, false],
    ['notPublished', declined, true],
    ['notPublished', published, false],
    ['withdrawn', withdrawn, true],
    ['withdrawn', published, false],
    ['constructor', published, false],
  ])('that it ended as %s', (outcome, story, expected) => {
    const told = { type: 'publicationSettled', outcome, text: null } as const;
    expect(so(told, ofPublication(story))).toBe(expected);
    expect(so(told, {})).toBe(false);
  });

  test('a clock is asked of the clocks, and of nobody else', () => {
    const spoken = { type: 'clockExpired', clock: 'review', text: null } as const;
    expect(isByClock('clockExpired')).toBe(true);
    expect(isByClock('clockReminder')).toBe(true);
    expect(isByClock('openPublication')).toBe(false);
    expect(so(spoken, { ...ofCase(approved), ...ofPublication(published) })).toBe(false);
    expect(deadlineKeyIn(clockCommandId('review:2026-03-02:0:expire', 12))).toBe('review:2026-03-02:0:expire');
  });
});

describe('the command in an entry', () => {
  const entry: LedgerEntry = {
    processId: 'case-1',
    kind: 'case',
    subject: { kind: 'case', id: '1' },
    revision: 3,
    commandId: 'c',
    actorId: clerk.personId,
    actorRoles: [],
    by: clerk,
    dues: {},
    act: { type: 'closeCase', text: null },
    on: someDay,
    at: '2026-03-02T01:00:00.000Z',
    state: 'closed',
    fingerprint: '',
  };
  const signed = { key: 'k', at: '2026-03-02T00:59:59.000Z', signature: 's', on: null, expectedRevision: 2 };

  test('is what the person sent, word for word', () => {
    const { by, act } = entry;
    const { at, on, expectedRevision } = signed;
    const sent = { processId: 'case-1', begun: null, id: 'c', act, by: by ?? system, expectedRevision, on, at };
    expect(commandIn({ ...entry, signed })).toEqual(sent);
    expect(commandText(sent)).toBe(commandText({ ...sent }));
    expect(commandText(sent)).not.toBe(commandText({ ...sent, expectedRevision: 3 }));
  });

  test('of the first act says what its process began with', () => {
    const begun = { version: '1', input: {} };
    expect(commandIn({ ...entry, signed, begun })).toMatchObject({ begun });
  });

  test('is none where nobody sent one', () => {
    expect(commandIn(entry)).toBeNull();
    const { by: _, ...older } = entry;
    expect(commandIn({ ...older, signed })).toBeNull();
  });
});
