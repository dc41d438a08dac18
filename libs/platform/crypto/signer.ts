import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { v7 } from 'uuid';
import { open, seal, type SealedPlace, type SealingKey } from './seal.js';

/** Ed25519 (RFC 8032) signatures for audit checkpoints and evidence packs. */
export interface Signer {
  /** UUID */
  id: string;
  /** SubjectPublicKeyInfo, DER, base64: safe to publish */
  publicKey: string;
  /** 64 bytes */
  sign(message: Uint8Array): Buffer;
}

export interface SealedSigner {
  id: string;
  publicKey: string;
  /** PKCS #8 of the private half, sealed under the installation key */
  sealedPrivateKey: Buffer;
}

/** Makes a key pair; the private half leaves this function only sealed. */
export function newSigner(installationKey: SealingKey): SealedSigner {
  const id = v7();
  const pair = generateKeyPairSync('ed25519');
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    id,
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sealedPrivateKey: seal(installationKey, placeOf(id), privateKey),
  };
}

/** @throws UnknownKey, SealBroken as `open` does */
export function openSigner(installationKey: SealingKey, sealed: Omit<SealedSigner, 'publicKey'>): Signer {
  const der = open(installationKey, placeOf(sealed.id), sealed.sealedPrivateKey);
  const privateKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { id: sealed.id, publicKey, sign: (message) => sign(null, message, privateKey) };
}

/** The same private key under a new installation key. */
export function rewrapSigner(from: SealingKey, to: SealingKey, sealed: SealedSigner): SealedSigner {
  const der = open(from, placeOf(sealed.id), sealed.sealedPrivateKey);
  return { ...sealed, sealedPrivateKey: seal(to, placeOf(sealed.id), der) };
}

/** False for a wrong signature and for a public key or signature that is not well-formed. */
export function isSignedBy(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature);
  } catch {
    return false;
  }
}

function placeOf(id: string): SealedPlace {
  return { table: 'key', column: 'signing', id };
}
