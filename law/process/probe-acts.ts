import type { Question } from '../act.ts';
import { actNamed, personalActTypes, type Act, type ActType } from '../acts.ts';
import { isTextField, type Field, type FieldKind } from '../fields.ts';
import { needsText } from '../act.ts';
import { SOME_HASH } from '../act.ts';
import type { CivilDate } from '../time/civil-date.ts';

/**
 * The act a person most likely means, filled from the case: today's date, the present draft, the allowed extension.
 * Used only to ask whether an act can be offered. Null for acts of the system.
 *
 * @law PROFILE
 */
export function probeAct(type: ActType, context: object, question: Question): Act | null {
  if (!personalActTypes.some((known) => known === type)) return null;
  const definition = actNamed(type);
  const plain = Object.entries(definition.fields)
    .filter(([, field]) => !isTextField(field))
    .map(([name, field]) => [name, plainValue(field, question.on)]);
  return {
    type,
    text: needsText(definition) ? SOME_HASH : null,
    ...Object.fromEntries(plain),
    ...definition.probe?.(context as never, question),
  } as Act;
}

const plainValues: Partial<Record<FieldKind, unknown>> = {
  count: 0,
  money: 0,
  flag: false,
  ids: [],
  codes: [],
  hash: SOME_HASH,
  actKind: 'penalty',
};

const plainValue = ({ kind }: Field, on: CivilDate): unknown => (kind === 'date' ? on : (plainValues[kind] ?? '-'));
