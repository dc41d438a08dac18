import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyRow } from './idempotency-row.entity.js';
import { IdempotencyService } from './idempotency.service.js';
import { OpenApiDocument } from './openapi-document.service.js';
import { ReadinessService } from './readiness.service.js';

/** What `configureHttp` needs from the application. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([IdempotencyRow])],
  providers: [IdempotencyService, IdempotencyInterceptor, OpenApiDocument, ReadinessService],
  exports: [IdempotencyService, IdempotencyInterceptor, OpenApiDocument, ReadinessService],
})
export class HttpModule {}
