import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SignalRow } from './signal.entity.js';
import { SignalsService } from './signals.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SignalRow])],
  providers: [SignalsService],
  exports: [SignalsService],
})
export class SignalsModule {}
