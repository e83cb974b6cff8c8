export const OpeningPage = (): null => null;
