export const DraftPage = (): null => null;
