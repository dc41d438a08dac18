import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { AuditChainer } from './chainer.service.js';
import { chainStart, type ChainBreak, type ChainIntact } from './chain.js';
import { appendCheckpoint, readCheckpoints, signCheckpoint, verifyAgainst } from './checkpoint.js';

/** A checkpoint is written when the chain has grown and the last one is older than this (ms). */
const checkpointEvery = 60_000;

/** Keeps the chain sealed and signs where it stands, in a file outside the database. */
@Injectable()
export class AuditCheckpoints {
  private position: number | null = null;
  private writtenAt = 0;

  constructor(
    private readonly chainer: AuditChainer,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
  ) {}

  get file(): string {
    return join(this.config.home, 'audit-checkpoints.jsonl');
  }

  /** Seals what waits, and writes a checkpoint when one is due. @returns false: nothing is left to do at once */
  async advance(): Promise<false> {
    const head = await this.chainer.sealWaiting();
    this.position ??= (await readCheckpoints(this.file)).at(-1)?.position ?? 0;
    const due = Date.now() - this.writtenAt >= checkpointEvery;
    if (head.position <= this.position || !due) return false;
    const { signer } = await this.keyRing.installationKeys();
    await appendCheckpoint(this.file, signCheckpoint(signer, head, new Date()));
    this.position = head.position;
    this.writtenAt = Date.now();
    return false;
  }

  /** `hirewall audit verify`: the whole chain, against every checkpoint. */
  async verify(): Promise<(ChainBreak | ChainIntact) & { unsealed: number }> {
    await this.chainer.sealWaiting();
    const { signer } = await this.keyRing.installationKeys();
    const checkpoints = await readCheckpoints(this.file);
    const keys = new Map([[signer.id, signer.publicKey]]);
    const result = await verifyAgainst(checkpoints, keys, this.chainer.links(), chainStart);
    return { ...result, unsealed: await this.chainer.unsealed() };
  }
}
