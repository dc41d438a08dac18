import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts/accounts.module.js';
import { ConsoleFilesController } from './console-files.controller.js';
import { SessionController } from './session.controller.js';

@Module({ imports: [AccountsModule], controllers: [SessionController, ConsoleFilesController] })
export class ConsoleModule {}
