type Codes<L> = keyof L & string;

/**
 * The codes of a table of labels, in its order.
 *
 * @law PRACTICE
 */
export const codesOf = <L extends object>(labels: L): readonly [Codes<L>, ...Codes<L>[]] =>
  Object.keys(labels) as [Codes<L>, ...Codes<L>[]];
