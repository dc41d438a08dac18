import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PoliciesService } from './policies.service.js';
import { Policy } from './policy.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Policy])],
  providers: [PoliciesService],
  exports: [PoliciesService],
})
export class PolicyModule {}
