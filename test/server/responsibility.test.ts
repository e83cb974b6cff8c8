import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  clerk,
  handler,
  head,
  nationalRules,
  reviewer,
  reviewHead,
  rulesWith,
  secondHandler,
  unitHead,
} from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';

let house: House;
let caseId: string;
beforeAll(async () => {
  house = await House.open();
  caseId = await house.caseToApprove();
});
afterAll(() => house.close());

const responsibilityOf = async (at: House, id: string) => {
  const { responsibility } = await (await at.signedIn(handler)).api.caseView({ params: { id } });
  return (duty: string) => responsibility.find((one) => one.duty === duty);
};
const namesOf = (people: readonly { person: { id: string }; answers: boolean }[] | undefined) =>
  people?.map(({ person, answers }) => [person.id, answers]);

describe('who answers for what', () => {
  test('each with act, time and the bytes; what nobody has done yet stands empty', async () => {
    const duty = await responsibilityOf(house, caseId);
    const contentHash = await house.contentHash(caseId);
    expect(namesOf(duty('materials')?.people)).toEqual([
      [handler.personId, true],
      [secondHandler.personId, true],
    ]);
    expect(duty('materials')?.people[0]).toMatchObject({ act: 'submitForReview', contentHash });
    expect(namesOf(duty('signature')?.people)).toEqual([[unitHead.personId, true]]);
    expect(namesOf(duty('opinion')?.people)).toEqual([
      [reviewer.personId, true],
      [reviewHead.personId, true],
    ]);
    expect(duty('opinion')?.people.map(({ act }) => act)).toEqual(['signOpinion', 'issueOpinion']);
    expect(duty('opinion')?.basis.label).toBe('118号');
    expect(duty('decision')?.people).toEqual([]);
    const [row] = await house.stage.owner`
      select hash from ledger where subject_id = ${caseId} and type = 'issueOpinion'`;
    expect(duty('opinion')?.people[1]?.entryHash).toBe(row?.['hash']);
  });

  test('on one sheet of paper, for those of the case only', async () => {
    const officer = await house.signedIn(handler);
    const sheet = await officer.get(`/print/responsibility/${caseId}`);
    for (const text of ['行政执法责任清单', '何川', '韩松', '（尚未办理）', '校验完整']) expect(sheet).toContain(text);
    expect(sheet).toContain((await house.contentHash(caseId)).slice(0, 16));
    const status = async (target: string, person: typeof handler | null) => {
      const browser = person === null ? house.browser() : await house.signedIn(person);
      return (await browser.fetch(target, { headers: { accept: 'text/html' } })).status;
    };
    expect(await status(`/print/responsibility/${caseId}`, clerk)).toBe(404);
    expect(await status(`/print/responsibility/${caseId}`, null)).toBe(401);
    expect(await status('/print/responsibility/nothing', handler)).toBe(404);
  });

  test('where the rules say the head answers for the opinion, the head does; the reviewer did the work', async () => {
    const other = await House.open({}, rulesWith({ answersForOpinion: 'authorityHead' }, nationalRules));
    try {
      const id = await other.caseToApprove();
      await other.act(head, id, { type: 'approve', contentHash: await other.contentHash(id), note: null });
      const duty = await responsibilityOf(other, id);
      expect(namesOf(duty('opinion')?.people)).toEqual([
        [reviewer.personId, false],
        [reviewHead.personId, false],
        [head.personId, true],
      ]);
      expect(namesOf(duty('decision')?.people)).toEqual([[head.personId, true]]);
    } finally {
      await other.close();
    }
  });
});
