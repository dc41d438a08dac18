import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Case } from './case.entity.js';
import { CasesService } from './cases.service.js';
import { WaitingCases } from './waiting-cases.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Case])],
  providers: [CasesService, WaitingCases],
  exports: [CasesService, WaitingCases],
})
export class CasesModule {}
