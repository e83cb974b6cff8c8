export const draftWords = {} as const;
