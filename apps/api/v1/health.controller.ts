import { Controller, Get } from '@nestjs/common';
import { DocumentRoute } from '#platform/http/document-route.js';
import { Problem } from '#platform/http/problem.js';
import { ReadinessService } from '#platform/http/readiness.service.js';
import { object, oneOf } from '#platform/http/schema.js';

@Controller('v1/health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('live')
  @DocumentRoute({ summary: 'The process runs', tag: 'health', reply: object({ status: oneOf(['live']) }) })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @DocumentRoute({
    summary: 'The process can serve: database and queue answer',
    tag: 'health',
    reply: object({ status: oneOf(['ready']), database: oneOf(['up']), queue: oneOf(['up']) }),
    problems: ['unavailable'],
  })
  async ready(): Promise<{ status: 'ready'; database: string; queue: string }> {
    const { database, queue } = await this.readiness.check();
    if (database === 'up' && queue === 'up') return { status: 'ready', database, queue };
    const silent = [database === 'up' ? [] : ['the database'], queue === 'up' ? [] : ['the queue']].flat();
    const detail = `No answer from ${silent.join(' and ')}.`;
    throw new Problem('unavailable', { detail, headers: { 'retry-after': '5' } });
  }
}
