export const BoardPage = (): null => null;
