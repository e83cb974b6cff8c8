import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod';
import { actKinds, stateNames, taskKinds } from '../server/contract/labels.ts';
import { taskScopes, taskTabs } from '../server/contract/tasks.ts';
import { isSignedOut, meQuery, queries } from './api/api.ts';
import { NotFound, PageFault } from './pages/shell/fault.tsx';
import { Shell } from './pages/shell/shell.tsx';
import { publicationStates } from './pages/publications/publication-states.ts';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageFault });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: z.object({ next: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./pages/login-page.tsx'), 'LoginPage'),
});

/** Everything behind the sign-in. The answer of `me` is kept, so that moving about costs no request. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      return { me: await queries.ensureQueryData(meQuery) };
    } catch (error) {
      // TanStack Router tells a redirect by what is thrown.
      if (isSignedOut(error)) throw redirect({ to: '/login', search: { next: location.href } });
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' });
  },
});

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  validateSearch: z.object({
    tab: z.enum(taskTabs).optional().catch(undefined),
    scope: z.enum(taskScopes).optional().catch(undefined),
    kind: z.enum(taskKinds).optional().catch(undefined),
    task: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases',
  validateSearch: z.object({
    q: z.coerce.string().optional().catch(undefined),
    state: z.enum(stateNames).optional().catch(undefined),
    actKind: z.enum(actKinds).optional().catch(undefined),
    all: z.boolean().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/cases-page.tsx'), 'CasesPage'),
});

const opening = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('./pages/opening-page.tsx'), 'OpeningPage'),
});

/** The form of one act may be addressed, `?act=approve`, and the moment one looks back at. */
const enforcementCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId',
  validateSearch: z.object({
    act: z.string().optional().catch(undefined),
    at: z.iso.datetime().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/case-page.tsx'), 'CasePage'),
});

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/draft',
  component: lazyRouteComponent(() => import('./pages/draft-page.tsx'), 'DraftPage'),
});

const review = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/review',
  component: lazyRouteComponent(() => import('./pages/review-page.tsx'), 'ReviewPage'),
});

const diagram = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/diagram',
  component: lazyRouteComponent(() => import('./pages/diagram-page.tsx'), 'DiagramPage'),
});

const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/board',
  validateSearch: z.object({
    show: z.enum(['overdue', 'dueToday', 'extensions', 'unpublished', 'passVoided']).optional().catch(undefined),
    unit: z.string().optional().catch(undefined),
    task: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/board-page.tsx'), 'BoardPage'),
});

const publications = createRoute({
  getParentRoute: () => signedIn,
  path: '/publications',
  validateSearch: z.object({
    state: z.enum(publicationStates).optional().catch(undefined),
    case: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/publications-page.tsx'), 'PublicationsPage'),
});

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: '/staff',
  component: lazyRouteComponent(() => import('./pages/staff-page.tsx'), 'StaffPage'),
});

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/profile-page.tsx'), 'ProfilePage'),
});

const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar-page.tsx'), 'CalendarPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  home,
  login,
  signedIn.addChildren([
    inbox,
    cases,
    opening,
    enforcementCase,
    draft,
    review,
    diagram,
    board,
    publications,
    staff,
    profile,
    calendar,
    account,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  scrollToTopSelectors: ['.content'],
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
