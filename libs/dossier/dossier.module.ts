import { Module } from '@nestjs/common';
import { DossierService } from './dossier.service.js';

@Module({ providers: [DossierService], exports: [DossierService] })
export class DossierModule {}
