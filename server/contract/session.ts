import * as z from 'zod';
import { offices } from '../../law/people/roles.ts';
import { operation } from './operation.ts';
import { civilDate, id, line, openTasks, personRef } from './primitives.ts';
import { leaveView } from './staff.ts';

export const me = z
  .object({
    person: personRef,
    offices: z.array(z.object({ office: z.enum(offices), of: id, ofName: z.string() })),
    authority: z.object({ id, name: z.string() }),
    demo: z.boolean(),
    /** Today in Beijing, and whether it is worked: `dayNote` is 放假, 休 or 调休上班 where it differs from the weekday. */
    today: civilDate,
    isWorkingDay: z.boolean(),
    dayNote: z.string().nullable(),
    profile: z.object({ id: z.string(), version: z.number().int(), title: z.string() }),
    calendarVersion: z.string(),
    /** Which parts of the desk this person has. */
    may: z.object({
      openCase: z.boolean(),
      review: z.boolean(),
      assign: z.boolean(),
      supervise: z.boolean(),
      publish: z.boolean(),
      administer: z.boolean(),
    }),
    openTasks,
    /** Whom this person stands in for today. */
    standsFor: z.array(z.object({ ...personRef.shape, untilOn: civilDate })),
    /** Their own leave, while it holds. */
    leave: leaveView.nullable(),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof me>;

/** Known before login. */
export const installation = z
  .object({
    authorityName: z.string().nullable(),
    demo: z.boolean(),
    demoAccounts: z.array(z.object({ account: z.string(), name: z.string(), title: z.string() })),
    demoPassword: z.string().nullable(),
    mailCatcher: z.boolean(),
  })
  .meta({ id: 'Installation' });

export const sessionOperations = {
  installation: operation({ method: 'get', path: '/installation', summary: '本系统', answer: installation }),
  login: operation({
    method: 'post',
    path: '/session',
    summary: '登录',
    body: z.strictObject({
      account: line,
      password: z.string().min(1, { error: '请填写密码。' }).max(200),
      /** Remember this device for 30 days for acting from a mail. */
      rememberDevice: z.boolean().default(false),
    }),
    answer: me,
  }),
  logout: operation({ method: 'delete', path: '/session', summary: '退出登录', answer: z.null() }),
  changePassword: operation({
    method: 'put',
    path: '/me/password',
    summary: '修改自己的密码',
    body: z.strictObject({
      present: z.string().min(1, { error: '请填写现在的密码。' }).max(200),
      chosen: z.string().min(1, { error: '请填写新密码。' }).max(200),
    }),
    answer: z.null(),
  }),
  me: operation({ method: 'get', path: '/me', summary: '当前用户', answer: me }),
};
