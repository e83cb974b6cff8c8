import { Button, Modal } from 'antd';
import { useId, useState, type ReactElement } from 'react';
import { sentAct } from '../../server/contract/acts.ts';
import { civilDate } from '../../server/contract/primitives.ts';
import type { PermittedActView } from '../../server/contract/case-view.ts';
import { useKept } from '../api/kept.ts';
import { useSendKey } from '../components/keys.ts';
import { useOnline } from '../api/online.ts';
import { useSay } from '../components/say.tsx';
import { problemOf, useAct } from '../api/sending.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import type { ActField, PartProps, Values } from './act-field.ts';
import { BackEntryDate } from './back-entry-date.tsx';
import { FieldInput } from './field-inputs.tsx';
import { ErrorSummary, SendFailure } from './failure.tsx';

const nothingWrong: ReadonlyMap<string, string> = new Map();

interface FormDialogProps {
  readonly caseId: string;
  readonly act: PermittedActView;
  readonly label: string;
  readonly fields: readonly ActField[];
  readonly initial: Values;
  readonly isBackEntry: boolean;
  /** Business date of what was done last. */
  readonly lastOn: string;
  readonly isWide: boolean;
  readonly isDanger: boolean;
  /** What is wrong beside a field left empty, by its name. */
  readonly wrong?: (values: Values) => ReadonlyMap<string, string>;
  /** The fields of the act out of what is written. */
  readonly sent: (values: Values) => Values;
  /** What a person must see before doing the act. */
  readonly renderAbout: (values: Values) => ReactElement;
  /** Draws a form that is more than its fields in a row. */
  readonly renderPart?: ((drawn: Omit<PartProps, 'view' | 'today'>) => ReactElement) | undefined;
  readonly onClose: () => void;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every(isEmpty));

/** Only what was written goes out: empty optional texts as nothing, empty lines of a list not at all. */
const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => !isEmpty(item));
  return isEmpty(value) ? null : value;
};

export const tidied = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tidy(value)]));

const sentValue = (field: ActField, value: unknown): unknown =>
  field.kind === 'choice' && field.isNumber === true ? Number(value) : tidy(value);

/** Each field by its name, as it is sent. */
export const sentValues = (fields: readonly ActField[], values: Values): Values =>
  Object.fromEntries(fields.map((field) => [field.name, sentValue(field, values[field.name])]));

/** What the fields hold before anybody wrote in them. */
export const beginningOf = (fields: readonly ActField[], today: string): Values =>
  Object.fromEntries(fields.map((field) => [field.name, initialValue(field, today)]));

function initialValue(field: ActField, today: string): unknown {
  if (field.kind === 'date') return field.isAhead === true || field.isOptional === true ? null : today;
  if ('initial' in field) return field.initial;
  return field.kind === 'texts' ? [''] : null;
}

/** One act as a form: written, kept while it is written, sent, and what is wrong said where it is. */
export function FormDialog(props: FormDialogProps): ReactElement {
  const { caseId, act, label, fields, isBackEntry, isDanger, onClose } = props;
  const me = useMe();
  const say = useSay();
  const isOnline = useOnline();
  const formId = useId();
  const kept = useKept<Values>(`${caseId} ${act.type}`, props.initial);
  const [on, setOn] = useState(props.lastOn);
  const [isTried, setTried] = useState(false);
  const sending = useAct(({ revision }) => {
    kept.clear();
    say.done(words.recorded(label, revision));
    onClose();
  });
  const wrong = new Map([...missingOf(fields, kept.value), ...(props.wrong?.(kept.value) ?? [])]);
  const problems = new Map([...wrong, ...fieldProblems(sending.error)]);
  const send = (): void => {
    setTried(true);
    if (wrong.size > 0) return;
    sending.mutate({
      caseId,
      act: sentAct.parse({ type: act.type, ...props.sent(kept.value) }),
      expectedRevision: act.expectedRevision,
      on: isBackEntry ? on : null,
    });
  };
  useSendKey(send);
  return (
    <Modal
      open
      title={label}
      width={props.isWide ? 760 : 560}
      onCancel={onClose}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) focusFirst(formId);
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {words.cancel}
        </Button>,
        <Button
          key="send"
          type="primary"
          danger={isDanger}
          loading={sending.isPending}
          disabled={!isOnline}
          onClick={send}
        >
          {sending.isPending ? words.sending : label}
        </Button>,
      ]}
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {props.renderAbout(kept.value)}
        {kept.isFromBefore ? <p className="small act">{words.keptFromBefore}</p> : null}
        {isTried ? <ErrorSummary formId={formId} problems={problems} labels={labelsOf(fields)} /> : null}
        {isBackEntry ? <BackEntryDate value={on} onChange={setOn} /> : null}
        {props.renderPart === undefined
          ? fields.map((field) => (
              <FieldInput
                key={field.name}
                id={`${formId}-${field.name}`}
                field={field}
                caseId={caseId}
                today={me.today}
                value={kept.value[field.name]}
                onChange={(value) => {
                  kept.set({ ...kept.value, [field.name]: value });
                }}
                problem={isTried ? (problems.get(field.name) ?? null) : null}
              />
            ))
          : props.renderPart({
              fields,
              values: kept.value,
              onChange: kept.set,
              idOf: (name) => `${formId}-${name}`,
              problems: isTried ? problems : nothingWrong,
            })}
        <SendFailure error={sending.error} onRetry={send} />
      </form>
    </Modal>
  );
}

/** To the first field; where there is none, nothing is one stray key away from being done. */
function focusFirst(formId: string): void {
  document.getElementById(formId)?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea')?.focus();
}

const labelsOf = (fields: readonly ActField[]): ReadonlyMap<string, string> =>
  new Map(fields.map(({ name, label }) => [name, label]));

function missingOf(fields: readonly ActField[], values: Values): ReadonlyMap<string, string> {
  const missing = fields.filter(
    ({ name, kind, isOptional }) => isOptional !== true && kind !== 'flag' && isEmpty(values[name]),
  );
  const malformed = fields.filter(
    ({ name, kind }) => kind === 'date' && !isEmpty(values[name]) && !civilDate.safeParse(values[name]).success,
  );
  return new Map([
    ...missing.map((field) => [field.name, missingWords(field)] as const),
    ...malformed.map(({ name }) => [name, words.form.dateMalformed] as const),
  ]);
}

const missingWords = ({ kind, example }: ActField): string =>
  example === undefined ? (words.form.missing[kind] ?? words.form.required) : words.form.missingText(example);

/** What the server found wrong, by the name of the field: `act.reason` → `reason`. */
function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  const problem = problemOf(error);
  return new Map(problem?.fields.map(({ field, sentence }) => [field.replace(/^act\./, ''), sentence]) ?? []);
}
