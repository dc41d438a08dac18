import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '#accounts/accounts.module.js';
import { CasesModule } from '#cases/cases.module.js';
import { ChecksModule } from '#checks/checks.module.js';
import { IntakeModule } from '#intake/intake.module.js';
import { NotifyModule } from '#notify/notify.module.js';
import { PolicyModule } from '#policy/policy.module.js';
import { SignalsModule } from '#signals/signals.module.js';
import { Ask, Decision, Note } from './decision.entity.js';
import { DecisionsService } from './decisions.service.js';
import { Leases } from './leases.service.js';
import { NotesService } from './notes.service.js';
import { RecommendationService } from './recommendation.service.js';

const services = [RecommendationService, Leases, DecisionsService, NotesService];

@Module({
  imports: [
    TypeOrmModule.forFeature([Decision, Note, Ask]),
    // the people who hold, propose and approve: named by id, and their table has to be known
    AccountsModule,
    CasesModule,
    ChecksModule,
    IntakeModule,
    NotifyModule,
    PolicyModule,
    SignalsModule,
  ],
  providers: services,
  exports: services,
})
export class ReviewModule {}
