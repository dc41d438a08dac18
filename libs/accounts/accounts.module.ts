import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysService } from './api-keys.service.js';
import { PeopleService } from './people.service.js';
import { PersonSession } from './person-session.entity.js';
import { Person } from './person.entity.js';
import { SignInLink } from './sign-in-link.entity.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Person, SignInLink, PersonSession, ApiKey])],
  providers: [PeopleService, SignInService, ApiKeysService],
  exports: [PeopleService, SignInService, ApiKeysService],
})
export class AccountsModule {}
