import { Controller, Get } from '@nestjs/common';
import { intelKinds } from '#intel/intel.js';
import { IntelStore } from '#intel/intel-store.service.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { wholeList } from '#platform/http/page.js';
import { integer, moment, object, oneOf, orNull, pageOf, text } from '#platform/http/schema.js';

const feedSchema = object({
  id: text(),
  kind: oneOf(intelKinds),
  rows: integer(),
  bad_rows: integer('set aside at the import'),
  as_of: orNull(text('what the publisher dates it')),
  imported_at: orNull(moment()),
  age_days: orNull(integer('since the publisher dated it, else since the import')),
  licence: orNull(text()),
  url: orNull(text()),
  refused_why: orNull(text('why the newest edition was not taken')),
});

@Controller('v1/intel')
export class IntelController {
  constructor(private readonly intel: IntelStore) {}

  @Get()
  @DocumentRoute({ summary: 'Reference data in use, with its age', tag: 'intel', reply: pageOf(feedSchema) })
  async list() {
    const feeds = await this.intel.status();
    const data = feeds.map((feed) => ({
      id: feed.id,
      kind: feed.kind,
      rows: feed.rows,
      bad_rows: feed.badRows,
      as_of: feed.asOf,
      imported_at: feed.importedAt,
      age_days: ageInDays(feed.asOf, feed.importedAt),
      licence: feed.licence,
      url: feed.url,
      refused_why: feed.refusedWhy,
    }));
    return wholeList(data);
  }
}

function ageInDays(asOf: string | null, importedAt: Date | null): number | null {
  const from = asOf === null ? Number.NaN : Date.parse(asOf);
  const since = Number.isNaN(from) ? importedAt?.getTime() : from;
  return since === undefined ? null : Math.max(0, Math.floor((Date.now() - since) / 86_400_000));
}
