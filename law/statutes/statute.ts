/** One provision: where it stands, its words, and when it is in force. */
export interface Statute {
  readonly title: string;
  /** The name officers use: 处罚法, 许可法. */
  readonly short: string;
  /** `58`, `58.1(2)`: article, paragraph, item. */
  readonly article: string;
  readonly words: string;
  /** The text the words were compared with; `[M]` where no text was at hand and `words` is a summary from memory. */
  readonly source: string;
  /** The days on which the version quoted took effect and, if it has, ended. */
  readonly inForce: readonly [from: string, until?: string];
}

type Instrument = Omit<Statute, 'article' | 'words'>;

/** The provisions of one instrument from `id → words`; the article is what follows the instrument's prefix. *
 * @law PRACTICE
 */
export function provisionsOf<
  const Prefix extends string,
  const Words extends Readonly<Record<`${Prefix}${string}`, string>>,
>(prefix: Prefix, instrument: Instrument, words: Words): { readonly [Id in keyof Words]: Statute } {
  const provisions = Object.entries<string>(words).map(([id, quoted]) => {
    const article = id.slice(prefix.length).replace(/^[-.]/, '');
    return [id, { ...instrument, article, words: quoted }];
  });
  return Object.fromEntries(provisions) as { readonly [Id in keyof Words]: Statute };
}
