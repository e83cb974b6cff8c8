import { contextOf } from '../../../../law/processes.ts';
import { describe, expect, test } from 'vitest';
import { system } from '../../../../law/people/roles.ts';
import { beginning, isOver } from '../../../../law/process.ts';
import { partyStateOf } from '../../../../law/processes/case/selectors.ts';
import { obstacleInPublication } from '../../../../law/processes/publication/obstacles.ts';
import {
  clerk,
  does,
  expires,
  given,
  handler,
  head,
  nationalRules,
  plain,
  storyOf,
  supervisor,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

const { participants } = given(...plain.approved).context;
const begun = (backEntry = false): Story =>
  storyOf(
    beginning('publication', {
      participants,
      actKind: 'penalty',
      rules: nationalRules,
      backEntry,
      decidedOn: '2026-03-02',
    }),
  );
const opened = does(system, 'openPublication', { decidedOn: '2026-03-02' });
const served = does(system, 'decisionServed', { servedOn: '2026-03-03' }, { on: '2026-03-03' });
const published = does(clerk, 'publish', {}, { on: '2026-03-04' });
const publication = (...steps: readonly Step[]): Story => begun().after(opened, ...steps);
const annulled = (kind = nationalRules.publication.takeDown.events[0] ?? '', on = '2026-03-09'): Step =>
  does(clerk, 'recordAnnulment', { kind, effectiveOn: '2026-03-06' }, { on });

describe('the publication of a decision', () => {
  test('waits for service; its clock does not', () => {
    const waiting = publication();
    expect(waiting.state).toBe('awaitingService');
    expect(contextOf('publication', waiting.processState).clocks.publication).toMatchObject({
      from: '2026-03-02',
      endedOn: null,
    });
    expect(waiting.when(published)).toBe('not-served-yet');
    expect(waiting.permitted(clerk)).toContainEqual({
      type: 'publish',
      refusal: 'not-served-yet',
      provision: 'APL-61',
    });
  });

  test('is shown by the clerk once served, and then displayed for its term', () => {
    const shown = publication(served, published);
    expect(shown.state).toBe('published');
    expect(contextOf('publication', shown.processState)).toMatchObject({
      servedOn: '2026-03-03',
      publishedOn: '2026-03-04',
    });
    expect(contextOf('publication', shown.processState).clocks.publication?.endedOn).toBe('2026-03-04');
    expect(shown.when(published)).toBe('act-not-in-this-state');
    const ended = shown.after(expires('display', '2029-03-05'));
    expect(ended.state).toBe('expired');
    expect(contextOf('publication', ended.processState).clocks.display?.endedOn).toBe('2029-03-05');
    expect(isOver(ended.processState)).toBe(false);
  });

  test('is nobody else’s to show', () => {
    expect(publication(served).when({ ...published, by: head })).toBe('not-your-act');
    expect(publication(served).when({ ...published, by: handler })).toBe('not-your-act');
  });

  test('is overdue once its period ends, and shown all the same', () => {
    const late = publication(expires('publication', '2026-03-12'), expires('publication', '2026-03-12'));
    expect(contextOf('publication', late.processState).overdue).toEqual(['publication']);
    const shown = late.after({ ...served, on: '2026-03-12' }, { ...published, on: '2026-03-12' });
    expect(contextOf('publication', shown.processState).overdue).toEqual([]);
  });

  test('is declined on a ground the law gives, and no other', () => {
    const decline = (ground: string): string => publication().when(does(clerk, 'declinePublication', { ground }));
    expect(decline('minor')).toBe('notPublished');
    expect(decline('embarrassing')).toBe('act-malformed');
    expect(publication(served).when(does(clerk, 'declinePublication', {}, { on: '2026-03-03' }))).toBe('notPublished');
    expect(publication(served, published).when(does(clerk, 'declinePublication', {}, { on: '2026-03-04' }))).toBe(
      'act-not-in-this-state',
    );
  });

  test('knows nothing of the party, and is reminded of by the supervisor', () => {
    expect(partyStateOf(publication().processState)).toBe('notRequired');
    expect(publication().when(does(supervisor, 'remind'))).toBe('awaitingService');
  });

  test('sleeps during back entry, until told that it ended', () => {
    const asleep = begun(true).after(opened);
    expect(asleep.processState.context.backEntry).toBe(true);
    expect(asleep.after(does(system, 'backEntryEnded')).processState.context.backEntry).toBe(false);
  });
});

describe('APL 48: what was annulled is no longer shown', () => {
  const shown = publication(served, published);

  test('the page says so, with the day it took effect', () => {
    const down = shown.after(annulled());
    expect(down.state).toBe('withdrawn');
    expect(contextOf('publication', down.processState).withdrawal).toMatchObject({
      effectiveOn: '2026-03-06',
      on: '2026-03-09',
    });
    expect(contextOf('publication', down.processState).clocks.takeDown).toMatchObject({
      from: '2026-03-06',
      endedOn: '2026-03-09',
    });
    expect(contextOf('publication', down.processState).clocks.display?.endedOn).toBe('2026-03-09');
    expect(isOver(down.processState)).toBe(true);
  });

  test('also after the display ended', () => {
    const ended = shown.after(expires('display', '2029-03-05'));
    expect(ended.when({ ...annulled(), on: '2029-04-01' })).toBe('withdrawn');
  });

  test.each([
    ['awaiting service', publication()],
    ['about to be shown', publication(served)],
  ] as const)('a decision %s is not taken down but never shown', (_what, story) => {
    const never = story.after(annulled());
    expect(never.state).toBe('notPublished');
    expect(contextOf('publication', never.processState).withdrawal).not.toBeNull();
    expect(contextOf('publication', never.processState).clocks.takeDown).toBeUndefined();
    expect(isOver(never.processState)).toBe(true);
  });

  test('the handler may record it, the head may not', () => {
    expect(shown.when({ ...annulled(), by: handler })).toBe('withdrawn');
    expect(shown.when({ ...annulled(), by: head })).toBe('not-your-act');
  });

  test.each([
    ['for an event the rules do not know', { kind: 'forgotten' }, 'act-malformed'],
    ['with effect on a day to come', { effectiveOn: '2026-03-10' }, 'date-in-future'],
    ['with effect before the decision', { effectiveOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('not %s', (_what, fields, refusal) => {
    const step = annulled();
    expect(shown.when({ ...step, fields: { ...step.fields, ...fields } })).toBe(refusal);
  });

  test('nothing else is in the way of a publication', () => {
    const event = {
      type: 'publish',
      previewHash: 'a',
      text: null,
      by: clerk,
      on: '2026-03-04',
      dues: {},
      as: ['publicityClerk'],
    } as const;
    expect(obstacleInPublication(event, contextOf('publication', shown.processState))).toBeNull();
  });
});

test('a publication machine can be asked without input, as XState does on every transition', () => {
  expect(() => beginning('publication', undefined)).not.toThrow();
  expect(() => beginning('case', undefined)).not.toThrow();
});
