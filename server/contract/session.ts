import * as z from 'zod';
import { offices } from '../../law/people/roles.ts';
import { operation } from './operation.ts';
import { civilDate, id, instant, line, openTasks, personRef, uuid } from './primitives.ts';
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
    /** The password was set by an administrator: everything else is refused until it is changed. */
    mustChangePassword: z.boolean(),
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

/** Where a person is signed in, and which devices show what their mails are about. */
const access = z
  .object({
    sessions: z.array(
      z.object({
        id: uuid,
        /** As the browser calls itself. */
        browser: z.string(),
        begunAt: instant,
        seenAt: instant,
        /** The one this is asked from. */
        isHere: z.boolean(),
      }),
    ),
    devices: z.array(
      z.object({
        id: uuid,
        browser: z.string(),
        rememberedAt: instant,
        until: instant,
        /** Signed out there: it reads, and decides nothing before the next sign-in. */
        isSignedOut: z.boolean(),
        isHere: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnAccess' });

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
  logout: operation({
    method: 'delete',
    path: '/session',
    summary: '退出登录',
    query: z.object({
      /** The device remembered for mails is forgotten too. */
      forgetDevice: z.enum(['true', 'false']).optional(),
    }),
    answer: z.null(),
  }),
  access: operation({ method: 'get', path: '/me/access', summary: '自己的登录和记住的设备', answer: access }),
  endSession: operation({
    method: 'delete',
    path: '/me/sessions/{id}',
    summary: '结束自己的一处登录',
    params: z.object({ id: uuid }),
    answer: z.null(),
  }),
  forgetDevice: operation({
    method: 'delete',
    path: '/me/devices/{id}',
    summary: '忘记一台记住的设备',
    params: z.object({ id: uuid }),
    answer: z.null(),
  }),
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
  pin: operation({
    method: 'get',
    path: '/me/pin',
    summary: '自己的办理口令是否已设置',
    answer: z.object({ isSet: z.boolean(), triesLeft: z.number().int() }).meta({ id: 'OwnPin' }),
  }),
  changePin: operation({
    method: 'put',
    path: '/me/pin',
    summary: '设置自己的办理口令',
    body: z.strictObject({
      password: z.string().min(1, { error: '请填写登录密码。' }).max(200),
      pin: z.string().regex(/^\d{6}$/, { error: '请填写六位数字。' }),
    }),
    answer: z.null(),
  }),
  me: operation({ method: 'get', path: '/me', summary: '当前用户', answer: me }),
};
