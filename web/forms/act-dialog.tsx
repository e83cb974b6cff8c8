import { Button, Modal } from 'antd';
import { useId, useState, type ReactElement } from 'react';
import { actNamed, sentAct } from '../../server/contract/acts.ts';
import { civilDate } from '../../server/contract/primitives.ts';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { actsIn } from '../../server/contract/timeline.ts';
import { useKept } from '../api/kept.ts';
import { useSendKey } from '../components/keys.ts';
import { actLabel } from '../case/next-acts.ts';
import { useOnline } from '../api/online.ts';
import { useSay } from '../components/say.tsx';
import { problemOf, useAct } from '../api/sending.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { AboutAct } from './about-act.tsx';
import type { ActField, ActForm, Values } from './act-field.ts';
import { actForms, type FormActType } from './act-fields.ts';
import { BackEntryDate } from './back-entry-date.tsx';
import { FieldInput } from './field-inputs.tsx';
import { ErrorSummary, SendFailure } from './failure.tsx';

const nothingWrong: ReadonlyMap<string, string> = new Map();

interface ActDialogProps {
  readonly view: CaseView;
  readonly act: PermittedActView & { readonly type: FormActType };
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

const sentValue = (field: ActField, value: unknown): unknown =>
  field.kind === 'choice' && field.isNumber === true ? Number(value) : tidy(value);

function sentValues({ fields, toAct }: ActForm, values: Values, view: CaseView): Values {
  if (toAct === undefined) {
    return Object.fromEntries(fields(view).map((field) => [field.name, sentValue(field, values[field.name])]));
  }
  return Object.fromEntries(Object.entries(toAct(values, view)).map(([name, value]) => [name, tidy(value)]));
}

function initialValue(field: ActField, today: string): unknown {
  if (field.kind === 'date') return field.isAhead === true || field.isOptional === true ? null : today;
  if ('initial' in field) return field.initial;
  return field.kind === 'texts' ? [''] : null;
}

/**
 * The form of one act. It holds the case as it stood when the form was opened: if the case moves meanwhile, the server
 * refuses and says what changed.
 */
export function ActDialog({ view: viewNow, act: actNow, onClose }: ActDialogProps): ReactElement {
  const me = useMe();
  const say = useSay();
  const isOnline = useOnline();
  const formId = useId();
  const [{ view, act }] = useState({ view: viewNow, act: actNow });
  const form: ActForm = actForms[act.type];
  const fields = form.fields(view);
  const label = actLabel(act.type, view);
  const initial: Values = {
    ...Object.fromEntries(fields.map((field) => [field.name, initialValue(field, me.today)])),
    ...form.initial?.(view, me.today),
  };
  const kept = useKept<Values>(`${view.head.id} ${act.type}`, initial);
  const [on, setOn] = useState(actsIn(view.timeline)[0]?.on ?? me.today);
  const [isTried, setTried] = useState(false);
  const sending = useAct(({ revision }) => {
    kept.clear();
    say.done(words.recorded(label, revision));
    onClose();
  });
  const wrong = new Map([...missingOf(fields, kept.value), ...(form.wrong?.(kept.value, view) ?? [])]);
  const problems = new Map([...wrong, ...fieldProblems(sending.error)]);
  const { bindsContent } = actNamed(act.type);
  const send = (): void => {
    setTried(true);
    if (wrong.size > 0) return;
    const content = bindsContent ? { contentHash: view.content?.hash } : {};
    sending.mutate({
      caseId: view.head.id,
      act: sentAct.parse({ type: act.type, ...content, ...form.given?.(view), ...sentValues(form, kept.value, view) }),
      expectedRevision: act.expectedRevision,
      on: view.head.backEntry ? on : null,
    });
  };
  useSendKey(send);
  return (
    <Modal
      open
      title={label}
      width={bindsContent || form.Part !== undefined ? 760 : 560}
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
          danger={form.isDanger === true}
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
        <AboutAct view={view} type={act.type} days={Number(kept.value['days'] ?? 0)} />
        {kept.isFromBefore ? <p className="small act">{words.keptFromBefore}</p> : null}
        {isTried ? <ErrorSummary formId={formId} problems={problems} labels={labelsOf(fields)} /> : null}
        {view.head.backEntry ? <BackEntryDate value={on} onChange={setOn} /> : null}
        {form.Part === undefined ? (
          fields.map((field) => (
            <FieldInput
              key={field.name}
              id={`${formId}-${field.name}`}
              field={field}
              view={view}
              today={me.today}
              value={kept.value[field.name]}
              onChange={(value) => {
                kept.set({ ...kept.value, [field.name]: value });
              }}
              problem={isTried ? (problems.get(field.name) ?? null) : null}
            />
          ))
        ) : (
          <form.Part
            view={view}
            today={me.today}
            fields={fields}
            values={kept.value}
            onChange={kept.set}
            idOf={(name) => `${formId}-${name}`}
            problems={isTried ? problems : nothingWrong}
          />
        )}
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
