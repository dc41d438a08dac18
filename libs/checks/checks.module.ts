import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BlindIndexRow } from './blind-index.entity.js';
import { CheckOrders } from './check-orders.service.js';
import { CheckRow } from './check-row.entity.js';
import { CheckRuns } from './check-runs.service.js';
import { IdentifiersService } from './identifiers.service.js';
import { CheckRelay } from './relay.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CheckRow, BlindIndexRow])],
  providers: [CheckOrders, CheckRuns, CheckRelay, IdentifiersService],
  exports: [CheckOrders, CheckRuns, CheckRelay, IdentifiersService],
})
export class ChecksModule {}
