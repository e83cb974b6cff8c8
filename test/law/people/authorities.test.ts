import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFitSubstitute, standsInFor, type Colleague } from '../../../law/people/absence.ts';
import {
  isFitStandIn,
  offices,
  officesOfUnit,
  replaceableRoles,
  rolesIn,
  type Actor,
  type Participants,
  type HeldOffice,
  type Office,
  type ReplaceableRole,
} from '../../../law/people/roles.ts';
import { personalActTypes } from '../../../law/acts.ts';
import {
  aCase,
  authority,
  deputy,
  does,
  given,
  handler,
  handlingUnit,
  importer,
  opening,
  otherDeputy,
  plain,
  reviewUnit,
  proceeding,
  storyOf,
  supervisor,
  type Story,
} from '../../fixtures/cases.ts';

/** One of two authorities with its units, the third of which has no part in any case. */
interface House {
  readonly authorityId: string;
  readonly handling: string;
  readonly review: string;
  readonly other: string;
}

const here: House = { authorityId: authority, handling: handlingUnit, review: reviewUnit, other: 'unit-office' };
const elsewhere: House = { authorityId: 'authority-2', handling: 'unit-2', review: 'unit-2-legal', other: 'unit-2-b' };

const placesOf = ({ authorityId, handling, review, other }: House): readonly string[] => [
  authorityId,
  handling,
  review,
  other,
];

const casesOf = ({ authorityId, handling, review }: House): Participants => ({
  authorityId,
  handlingUnitId: handling,
  reviewUnitId: review,
  handlers: ['handler-1', 'handler-2'],
  reviewerId: 'reviewer-1',
  standIns: {},
});

/** Whoever this is, the case names somebody else: an office alone would make the role. */
const SOMEBODY = 'somebody';

const someOffices = (house: House): fc.Arbitrary<readonly HeldOffice[]> =>
  fc.array(fc.record({ office: fc.constantFrom(...offices), of: fc.constantFrom(...placesOf(house)) }), {
    maxLength: 6,
  });

/** Of this authority, with any of its offices, some of them in the place of somebody on leave. */
const somebodyOf = (house: House): fc.Arbitrary<Actor> =>
  fc.record({
    personId: fc.constant(SOMEBODY),
    authorityId: fc.constant(house.authorityId),
    offices: someOffices(house),
    standsFor: fc.array(fc.record({ personId: fc.constant('absent'), offices: someOffices(house) }), { maxLength: 2 }),
  });

const holding = (house: House, office: Office, of: string): Actor => ({
  personId: SOMEBODY,
  authorityId: house.authorityId,
  offices: [{ office, of }],
});

/** The case was talked into naming this person: as a stand-in for leaders, or as its own reviewer. */
const someNaming: fc.Arbitrary<Partial<Participants>> = fc.record({
  standIns: fc
    .subarray([...replaceableRoles])
    .map((roles) => Object.fromEntries(roles.map((role) => [role, SOMEBODY]))),
  reviewerId: fc.constantFrom('reviewer-1', SOMEBODY, 'absent'),
});

describe.each([
  ['the first authority', here, elsewhere],
  ['the second', elsewhere, here],
])('in a case of %s', (_name, own, foreign) => {
  test('no set of offices of the other gives a role, not even to whom the case names in a place', () => {
    fc.assert(
      fc.property(somebodyOf(foreign), someNaming, (somebody, naming) => {
        const participants = { ...casesOf(own), ...naming };
        expect(rolesIn(somebody, participants)).toEqual([]);
        expect(replaceableRoles.filter((role) => isFitStandIn(role, somebody, participants))).toEqual([]);
      }),
      { numRuns: 2000, seed: 20261101 },
    );
  });

  test('the same person in the same places is somebody to a case of the other', () => {
    const roles = fc
      .sample(somebodyOf(foreign), { numRuns: 500, seed: 20261101 })
      .flatMap((somebody) => rolesIn(somebody, casesOf(foreign)));
    expect(new Set(roles).size).toBeGreaterThan(8);
  });
});

describe('near misses', () => {
  const participants = casesOf(here);

  test.each(['authorityHead', 'publicityClerk', 'supervisor', 'administrator', 'importer'] as const)(
    '%s: of this authority, and of the other',
    (office) => {
      expect(rolesIn(holding(here, office, authority), participants)).toEqual([office]);
      expect(rolesIn(holding(elsewhere, office, elsewhere.authorityId), participants)).toEqual([]);
    },
  );

  const standIn = (role: ReplaceableRole): Participants => ({ ...participants, standIns: { [role]: SOMEBODY } });

  test.each(replaceableRoles)(
    'a deputy of whatever unit of this authority stands in as %s, of the other none',
    (role) => {
      for (const of of [here.handling, here.review, here.other]) {
        expect(rolesIn(holding(here, 'deputyHead', of), standIn(role))).toContain(role);
      }
      for (const of of [elsewhere.handling, elsewhere.review, elsewhere.other]) {
        expect(rolesIn(holding(elsewhere, 'deputyHead', of), standIn(role))).toEqual([]);
      }
    },
  );

  test('who is nobody’s person leads nowhere', () => {
    const ofNobody = { ...holding(here, 'deputyHead', here.other), authorityId: null };
    expect(rolesIn(ofNobody, standIn('authorityHead'))).toEqual([]);
  });
});

describe('what the law lets in from elsewhere', () => {
  test('the reviewer whom a pool lends, as long as the case says so', () => {
    const lent = holding(elsewhere, 'reviewer', elsewhere.review);
    const named = { ...casesOf(here), reviewerId: SOMEBODY };
    expect(rolesIn(lent, { ...named, reviewerFrom: 'pool' })).toEqual(['legalReviewer']);
    expect(rolesIn(lent, named)).toEqual([]);
    expect(rolesIn({ ...lent, personId: 'reviewer-9' }, { ...named, reviewerFrom: 'pool' })).toEqual([]);
  });

  /** A unit of the other authority enforces in the name of this one. */
  const delegated: Participants = { ...casesOf(here), handlingUnitId: elsewhere.handling };

  test.each([
    ['officer', elsewhere.handling, ['anyOfficer']],
    ['unitHead', elsewhere.handling, ['handlingUnitHead', 'anyOfficer']],
    ['deputyHead', elsewhere.handling, ['handlingDeputy']],
    ['officer', elsewhere.other, []],
    ['unitHead', elsewhere.other, []],
    ['deputyHead', elsewhere.other, []],
    ['unitHead', elsewhere.review, []],
    ['reviewer', elsewhere.review, []],
    ['deputyHead', elsewhere.review, []],
  ] as const)('by delegation, the people of that unit: %s of %s', (office, of, roles) => {
    expect(rolesIn(holding(elsewhere, office, of), delegated)).toEqual(roles);
  });

  test.each(offices.filter((office) => !officesOfUnit.includes(office)))(
    'but not %s of the other authority',
    (office) => {
      expect(rolesIn(holding(elsewhere, office, elsewhere.authorityId), delegated)).toEqual([]);
    },
  );

  test.each([
    ['officer', ['handlingUnitHead']],
    ['unitHead', ['handlingUnitHead']],
    ['deputyHead', ['handlingUnitHead']],
  ] as const)(
    'the %s of that unit stands in for its head, and leads the deciding authority as nobody',
    (office, fit) => {
      const somebody = holding(elsewhere, office, elsewhere.handling);
      expect(replaceableRoles.filter((role) => isFitStandIn(role, somebody, delegated))).toEqual(fit);
    },
  );

  test('leaders of the deciding authority stand in for the head of that unit too', () => {
    expect(isFitStandIn('handlingUnitHead', holding(here, 'deputyHead', here.other), delegated)).toBe(true);
    expect(isFitStandIn('handlingUnitHead', holding(elsewhere, 'deputyHead', elsewhere.other), delegated)).toBe(false);
  });
});

const enters = (by: Actor, authorityId: string) => aCase().when(does(by, 'enterHistory', { authorityId }));
const opens = (by: Actor, { authorityId, handling }: House) =>
  aCase().when({ ...opening({ authorityId, handlingUnitId: handling }), by });

describe('acts', () => {
  /** Whoever may do anything there. */
  const foreign: Actor = {
    personId: SOMEBODY,
    authorityId: elsewhere.authorityId,
    offices: offices.flatMap((office) => placesOf(elsewhere).map((of) => ({ office, of }))),
  };
  const stages = Object.entries({ ...plain, ...proceeding }).map(([name, steps]): [string, Story] => [
    name,
    given(...steps),
  ]);

  test.each(stages)('%s: whoever holds every office elsewhere is offered none and does none', (_name, story) => {
    expect(story.permitted(foreign)).toEqual([]);
    const done = personalActTypes.filter((type) => story.next(does(foreign, type)).length > 0);
    expect(done).toEqual([]);
  });

  test.each(stages)('%s: nor does the leader who was named in the place of another', (_name, story) => {
    const { processState, context } = story;
    const standIns = Object.fromEntries(replaceableRoles.map((role) => [role, SOMEBODY]));
    const named = storyOf({
      ...processState,
      context: { ...context, participants: { ...context.participants, standIns } },
    });
    expect(named.permitted(foreign)).toEqual([]);
  });

  test('a supervisor reminds at home only', () => {
    const assigned = given(...plain.assigned);
    const away = { ...supervisor, ...holding(elsewhere, 'supervisor', elsewhere.authorityId) };
    expect(assigned.when(does(away, 'remind'))).toBe('not-your-act');
    expect(assigned.when(does(supervisor, 'remind'))).toBe('assigned');
  });

  test('history is entered by the importer of the authority whose it is', () => {
    const away = holding(elsewhere, 'importer', elsewhere.authorityId);
    expect(enters(importer, authority)).toBe('history');
    expect(enters(away, elsewhere.authorityId)).toBe('history');
    expect(enters(away, authority)).toBe('not-your-act');
    expect(enters(importer, elsewhere.authorityId)).toBe('not-your-act');
  });

  test('a case is opened by an officer of the unit it is opened in', () => {
    expect(opens(handler, here)).toBe('drafting');
    expect(opens(handler, elsewhere)).toBe('not-your-act');
    expect(opens(foreign, here)).toBe('not-your-act');
  });
});

const colleague = ({ authorityId, other }: House, id: string, office: Office): Colleague => ({
  id,
  authorityId,
  offices: [{ office, of: officesOfUnit.includes(office) ? other : authorityId }],
});

describe('a leave', () => {
  test.each(['deputyHead', 'authorityHead'] as const)(
    'a %s on leave is no place for the leaders of the other authority',
    (office) => {
      const absent = colleague(here, 'absent', office);
      for (const leading of ['deputyHead', 'authorityHead'] as const) {
        expect(isFitSubstitute(absent, colleague(here, 'substitute', leading))).toBe(true);
        expect(isFitSubstitute(absent, colleague(elsewhere, 'substitute', leading))).toBe(false);
      }
    },
  );

  test('entered before the substitute left for the other authority gives nothing there', () => {
    const leave = {
      personId: otherDeputy.personId,
      substituteId: deputy.personId,
      fromOn: '2026-03-02',
      untilOn: '2026-03-06',
      endedOn: null,
      authorityId: authority,
      offices: otherDeputy.offices,
    };
    const processState = (authorityId: string) =>
      standsInFor({ id: deputy.personId, authorityId, offices: deputy.offices }, [leave], '2026-03-03');
    expect(processState(authority)).toEqual([{ personId: otherDeputy.personId, offices: otherDeputy.offices }]);
    expect(processState(elsewhere.authorityId)).toEqual([]);
  });
});
