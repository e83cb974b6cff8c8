import { customType, date, timestamp } from 'drizzle-orm/pg-core';

/** An instant. Legal ones come from the workflow's clock, never from `now()`. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

/** A civil date in Beijing, 'YYYY-MM-DD'. */
export const civilDate = () => date({ mode: 'string' });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
