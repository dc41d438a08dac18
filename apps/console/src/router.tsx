import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { CasePage } from './case/case-page.js';
import { QueuePage } from './queue/queue-page.js';
import { readQueueSearch } from './queue/queue-search.js';
import { NotFound } from './shell/not-found.js';
import { SignedIn } from './shell/signed-in.js';
import { SignInPage } from './sign-in/sign-in-page.js';

const root = createRootRoute({ notFoundComponent: NotFound });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage });
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
const queue = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readQueueSearch,
  component: QueuePage,
});
const caseRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId',
  component: CasePage,
});

const routeTree = root.addChildren([signIn, signedIn.addChildren([queue, caseRoute])]);

export function createConsoleRouter() {
  return createRouter({ routeTree, basepath: '/console', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
