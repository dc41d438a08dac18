import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from './config/config.js';
import { KeyRing } from './crypto/key-ring.service.js';
import { DataKeyRow, InstallationKeyRow } from './crypto/keys.entity.js';
import { applicationRole, dataSourceOptions } from './database/connection.js';
import { FileStorage } from './storage/file-storage.service.js';

/** Configuration, database, sealing and storage, for every other module. */
@Global()
@Module({})
export class PlatformModule {
  /** @param config a loaded configuration; databaseUrl is set by whoever starts the process */
  static with(config: Config): DynamicModule {
    if (!config.databaseUrl) throw new Error('DATABASE_URL is not set; `hirewall start` sets it');
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl, applicationRole, config.databasePoolMax),
          autoLoadEntities: true,
          retryAttempts: 3,
        }),
        TypeOrmModule.forFeature([InstallationKeyRow, DataKeyRow]),
      ],
      providers: [{ provide: Config, useValue: config }, KeyRing, FileStorage],
      exports: [Config, KeyRing, FileStorage, TypeOrmModule],
    };
  }
}
