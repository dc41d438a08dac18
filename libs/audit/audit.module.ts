import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry, AuditLink } from './audit.entity.js';
import { AuditService } from './audit.service.js';
import { AuditChainer } from './chainer.service.js';
import { AuditCheckpoints } from './checkpoints.service.js';

/** Everything audits, so the module is global. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, AuditLink])],
  providers: [AuditService, AuditChainer, AuditCheckpoints],
  exports: [AuditService, AuditChainer, AuditCheckpoints],
})
export class AuditModule {}
