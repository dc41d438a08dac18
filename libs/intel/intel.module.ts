import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeedBlob, FeedRow } from './feed.entity.js';
import { IntelStore } from './intel-store.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FeedRow, FeedBlob])],
  providers: [IntelStore],
  exports: [IntelStore],
})
export class IntelModule {}
