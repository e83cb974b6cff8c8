import { describe, expect, test } from 'vitest';
import { checkDigit, checkPartyCode, partyTypeOfCode } from '../../../law/record/party-code.ts';

describe('GB 32100: the unified social credit code', () => {
  test.each([
    '91350200MA2YJ1XR9G',
    '91350200776049653A',
    '91440101MA5CJQ4N59',
    '11230500001755309F',
    '11330723307360844C',
    '91320105780688132K',
    '11530400MB0000019G',
    '91530402MA6K00014R',
    '92530402MA6K00022H',
    '12511700MB0000035N',
  ])('%s is right', (code) => {
    expect(checkPartyCode(code)).toBe('right');
    expect(checkDigit(code.slice(0, 17))).toBe(code.slice(17));
  });

  test.each([
    ['issued so, against the algorithm: a warning', '91350203M0001QAY9B', 'wrong'],
    ['one digit changed', '91350200MA2YJ1XR8G', 'wrong'],
    ['two digits swapped', '91350020MA2YJ1XR9G', 'wrong'],
    ['a letter that is none of the code', '91350200MA2YJ1XRIG', 'wrong'],
    ['hidden by the source', '92500000******W222', 'masked'],
    ['hidden in full width', '92500000＊＊＊＊＊＊W222', 'masked'],
    ['a digit short', '91350200MA2YJ1XR9', 'malformed'],
    ['a digit long', '91350200MA2YJ1XR9GG', 'malformed'],
    ['small letters', '91350200ma2yj1xr9g', 'malformed'],
    ['words', '没有统一社会信用代码的单位哦哦哦哦', 'malformed'],
    ['nothing', '', 'malformed'],
  ])('%s', (_what, code, check) => {
    expect(checkPartyCode(code)).toBe(check);
  });

  test('a check digit needs seventeen characters of the code', () => {
    expect(checkDigit('91350200')).toBeNull();
    expect(checkDigit('91350200MA2YJ1XRI')).toBeNull();
  });

  test.each([
    ['91350200MA2YJ1XR9G', 'organization'],
    ['92530402MA6K00022H', 'soleTrader'],
    ['93530402MA6K00022H', 'organization'],
    ['11530400MB0000019G', 'organization'],
    ['51530400MB0000019G', 'organization'],
    ['95530400MB0000019G', null],
  ])('%s was issued to: %s', (code, type) => {
    expect(partyTypeOfCode(code)).toBe(type);
  });
});
