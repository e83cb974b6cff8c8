import type { ComponentType } from 'react';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { NamingAct } from '../../server/contract/reference.ts';
import { words } from '../words/words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Told where nothing was written: a text that would do. */
  readonly example?: string | undefined;
  readonly isOptional?: boolean;
}

export type ActField = Common &
  (
    | { readonly kind: 'text' | 'line' | 'texts' | 'moment' }
    /** `isAhead`: a day still to come may be given. */
    | { readonly kind: 'date'; readonly isAhead?: boolean }
    /** `isNumber`: the options are numbers, and sent as such. */
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly isNumber?: boolean }
    /** Any number of the options. */
    | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly initial: readonly string[] }
    /** Two answers, neither taken for granted. */
    | { readonly kind: 'either'; readonly yes: string; readonly no: string }
    | { readonly kind: 'flag'; readonly initial: boolean }
    | { readonly kind: 'count'; readonly initial: number; readonly max: number }
    /** Whom this act may name in the case. */
    | { readonly kind: 'person'; readonly act: NamingAct }
    | { readonly kind: 'people'; readonly act: NamingAct; readonly initial: readonly string[] }
  );

/** What is written in a form, by the names of its fields. */
export type Values = Readonly<Record<string, unknown>>;

export interface PartProps {
  readonly view: CaseView;
  readonly today: string;
  readonly fields: readonly ActField[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  /** Of a field, for the summary that links to it. */
  readonly idOf: (name: string) => string;
  /** By field; empty until the person tried to send. */
  readonly problems: ReadonlyMap<string, string>;
}

export interface ActForm {
  readonly fields: (view: CaseView) => readonly ActField[];
  readonly isDanger?: boolean;
  /** Draws a form that is more than its fields in a row. */
  readonly Part?: ComponentType<PartProps>;
  /** What is filled in already, over the fields' own beginnings. */
  readonly initial?: (view: CaseView, today: string) => Values;
  /** What is wrong beside a field left empty, by its name. */
  readonly wrong?: (values: Values, view: CaseView) => ReadonlyMap<string, string>;
  /** The fields of the act out of what is written. */
  readonly toAct?: (values: Values, view: CaseView) => Values;
  /** What goes with the act that nobody fills in. */
  readonly given?: (view: CaseView) => Readonly<Record<string, unknown>>;
}

const { fields } = words.form;
export const text = (name: string, label: string, example?: string): ActField => ({
  name,
  kind: 'text',
  label,
  example,
});
export const reason = (label: string = fields.reason, example?: string): ActField => text('reason', label, example);
export const maybe = (name: string, label: string): ActField => ({ name, kind: 'text', label, isOptional: true });
export const note: ActField = maybe('note', fields.note);
export const day = (name: string, label: string): ActField => ({ name, kind: 'date', label });
export const only =
  (...given: readonly ActField[]) =>
  (): readonly ActField[] =>
    given;
export const labelled = <V extends string>(
  values: readonly V[],
  labels: Readonly<Record<V, string>>,
): readonly Option[] => values.map((value) => ({ value, label: labels[value] }));
