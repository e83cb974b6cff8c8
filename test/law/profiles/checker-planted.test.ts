import { describe, expect, test } from 'vitest';
import { checkProfile } from '../../../law/profiles/checker/check.ts';
import { cite } from '../../../law/statutes.ts';
import { others, switches, tooLittle, type Planted } from './planted.ts';

/** Where in the story each of the words stands; -1 where it does not. */
const placesOf = (steps: readonly string[], told: readonly string[]): readonly number[] =>
  told.map((words) => steps.findLastIndex((step) => step.includes(words)));

function isToldInOrder(steps: readonly string[], told: readonly string[]): boolean {
  const places = placesOf(steps, told);
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

function refutes({ rules, key, property, provision, told, steps }: Planted): void {
  const answer = checkProfile(rules);
  if (answer.ok) throw new Error('expected a refutation, got a proof');
  expect(answer).toMatchObject({ property, provision, key });
  expect(answer.steps).toHaveLength(steps);
  expect(isToldInOrder(answer.steps, told)).toBe(true);
  expect(answer.story).toContain(`（${key}）`);
  expect(answer.story).toContain(cite(provision));
  expect(answer.story).toMatch(/改法：请.*。$/);
}

describe('a switch by which a system agrees without a person is refused with its story (APL 58)', () => {
  test.for(switches)('$title', refutes);
});

describe('what authorities and systems really do is refused with its story', () => {
  test.for(others)('$title', refutes);
});

describe('a value that gives less than the law is refused, though a case runs the same with it', () => {
  test.for(tooLittle)('$title', (planted) => {
    const { rules, property, provision, key, told } = planted;
    const answer = checkProfile(rules);
    expect(answer).toMatchObject({ ok: false, property, provision, key, steps: [] });
    expect(answer.ok ? '' : answer.story).toContain(told[0]);
  });
});
