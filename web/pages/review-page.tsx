export const ReviewPage = (): null => null;
