import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { isLinkPurpose, linkPurposes, mailLink, type LinkPurpose } from '../../db/schema/mails.ts';
import { task } from '../../db/schema/tasks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { personalActTypes, systemActTypes } from '../../law/procedure/acts.ts';
import { actLabels } from '../../law/words.ts';
import { askingOf, noChoice } from '../../server/pages/leader/words.ts';
import { head } from '../fixtures/cases.ts';
import { hiddenFields, mailedPage, post, spoken, type MailPage } from '../fixtures/mail-pages.ts';
import { House } from '../fixtures/server.ts';

let house: House;
let caseId: string;
let mailed: MailPage;
beforeAll(async () => {
  house = await House.open();
  caseId = await house.caseToApprove();
  mailed = await mailedPage(house, caseId, head, 'approve');
});
afterAll(() => house.close());

/** The one link, as if its mail had asked for something else. */
async function asking(purpose: string): Promise<void> {
  const owner = connect(house.stage.place.url, { max: 1 });
  await inTransaction(owner.db, (tx) => tx.update(mailLink).set({ purpose: purpose as LinkPurpose }));
  await owner.close();
}

const pageFor = async (purpose: string): Promise<string> => {
  await asking(purpose);
  const response = await mailed.browser.fetch(mailed.target, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  return response.text();
};

/** Acts that the page would send. */
const offered = (page: string): readonly string[] =>
  [...page.matchAll(/<button[^>]*name="act" value="([^"]*)"/g)].map(([, act = '']) => act);

describe('the page of a mail that asks for', () => {
  test.each(linkPurposes)('%s offers that and nothing else', async (purpose) => {
    const asked = askingOf(purpose);
    const page = await pageFor(purpose);
    const [yes, ...others] = offered(page);
    expect(yes).toBe(asked.yes);
    expect(others).toEqual(asked.reasonAlways === true ? [noChoice(asked)] : []);
    expect(page).toContain(asked.noLabel);
  });

  test.each([...personalActTypes, ...systemActTypes].filter((type) => !isLinkPurpose(type)))(
    '%s, which no page decides, says so and leads to the case',
    async (purpose) => {
      const page = await pageFor(purpose);
      expect(spoken(page)).toContain(`请您办理：${actLabels[purpose]}`);
      expect(page).toContain(`href="/cases/${caseId}"`);
      expect(offered(page)).toEqual([]);
      expect(page).not.toMatch(/<form|<textarea|\?no/);
    },
  );

  test.each(['approveAll', 'constructor', '__proto__', 'toString', '', '<b>approve</b>'])(
    'what is no act any more (%s) says so without naming it',
    async (purpose) => {
      const page = await pageFor(purpose);
      expect(spoken(page)).toContain('请您办理：案件中的事项');
      expect(offered(page)).toEqual([]);
    },
  );

  test.each(['conveneDeliberation', 'submitForReview', 'constructor', ''])(
    '%s decides nothing, whatever is sent to it',
    async (purpose) => {
      const form = hiddenFields(mailed.page);
      await asking(purpose);
      const before = await house.ledgerLength(caseId);
      for (const act of ['approve', 'refuseApproval', 'refuseApproval:no', purpose]) {
        const answer = await post(mailed.browser, mailed.target, { ...form, act, reason: '理由' });
        expect(answer.status).toBe(422);
      }
      expect(await house.ledgerLength(caseId)).toBe(before);
      expect(await house.state(caseId)).toBe('awaitingApproval');
    },
  );

  test('what another act ended, and no page decides, was not done by its reader', async () => {
    await asking('conveneDeliberation');
    const admin = connect(house.stage.place.url, { max: 1 });
    await inTransaction(admin.db, (tx) =>
      tx.update(task).set({ closedAt: new Date(), closedBy: head.personId, closedByAct: 'approve' }),
    );
    await admin.close();
    expect(await mailed.browser.get(mailed.target)).toContain('此事项已不需要您办理');
  });
});
