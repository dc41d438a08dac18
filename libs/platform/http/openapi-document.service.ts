import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document, made when it is first asked for: by then every route is there. */
@Injectable()
export class OpenApiDocument {
  private make: (() => OpenAPIObject) | undefined;
  private made: OpenAPIObject | undefined;

  /** `configureHttp` says how to make it. */
  from(make: () => OpenAPIObject): void {
    this.make = make;
    this.made = undefined;
  }

  get(): OpenAPIObject {
    if (!this.make) throw new Error('configureHttp(app, config) did not run');
    this.made ??= this.make();
    return this.made;
  }
}
