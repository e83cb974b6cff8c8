import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaDump } from '../fixtures/schema-dump.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

// Remade by `npm run test:db -- schema.test --update`; what then changes in schema.sql is what a reviewer reads.
test('the schema after all migrations is the one that was read and agreed', async () => {
  await expect(await schemaDump(record.owner.sql)).toMatchFileSnapshot('schema.sql');
});
