import { describe, expect, test } from 'vitest';
import { readDocumentNumber } from '../../../law/record/document-number.ts';

describe('GB/T 9704: word, year in 〔〕, number, 号', () => {
  test.each([
    ['示医保罚〔2026〕1号', 2026, []],
    ['川办发〔2017〕83号', 2017, []],
    ['汝环罚决字〔2021〕第20号', 2021, []],
    ['(机关)煤安监(字)罚〔2021〕12号', 2021, []],
    ['示罚〔2026〕0号', 2026, ['paddedSequence']],
    ['醴市监处罚〔2026〕005号', 2026, ['paddedSequence']],
    ['(津保)应急罚[2023]k-39号', 2023, ['oddSequence']],
    ['文城乡执查扣决字〔2021〕A-001号', 2021, ['oddSequence']],
    ['示罚〔2026〕号', 2026, ['oddSequence']],
    ['示罚〔2026〕12', 2026, ['noEnd']],
    ['〔2026〕12号', 2026, ['noWord']],
    ['第Z4003028号行政处罚决定书', null, ['noEnd', 'noYear']],
    ['示罚12号', null, ['noYear']],
    ['示罚〔26〕12号', null, ['noYear']],
    ['', null, ['noEnd', 'noYear']],
  ] as const)('%s', (written, year, faults) => {
    expect(readDocumentNumber(written)).toMatchObject({ year, faults });
  });

  test.each(['[2019]', '（2019）', '【2019】', '﹝2019﹞', '(2019)', '〔2019〕', '［2019］', '〔 2019 〕'])(
    'the brackets %s are put right',
    (brackets) => {
      expect(readDocumentNumber(` 华明路发${brackets}7号 `)).toEqual({
        text: '华明路发〔2019〕7号',
        year: 2019,
        faults: [],
      });
    },
  );
});
