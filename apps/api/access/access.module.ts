import { Inject, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AccountsModule } from '#accounts/accounts.module.js';
import { registeredRoutes } from '#platform/http/registered-routes.js';
import { AccessGuard, ROUTE_TABLE } from './access.guard.js';
import { Authentication } from './authentication.js';
import { routeFaults } from './route-faults.js';
import { routeTable, type RouteRow } from './route-table.js';

/** Guards every route by the route table, and fails the start when the two differ. */
@Module({})
export class AccessModule implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(ROUTE_TABLE) private readonly table: readonly RouteRow[],
  ) {}

  static with(table: readonly RouteRow[] = routeTable): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [AccountsModule],
      providers: [
        { provide: ROUTE_TABLE, useValue: table },
        Authentication,
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [ROUTE_TABLE],
    };
  }

  onApplicationBootstrap(): void {
    const faults = routeFaults(registeredRoutes(this.host.httpAdapter.getInstance()), this.table);
    if (faults.length > 0)
      throw new Error(`The route table and the routes differ:\n- ${faults.join('\n- ')}`);
  }
}
