/** Faults of sealing and keys. No message ever holds a plaintext or a key; ids and places are safe to log. */
export class CryptoError extends Error {
  override readonly name: string = 'CryptoError';
}

/** The bytes were altered, belong to another row or column, or were sealed under another key of the same id. */
export class SealBroken extends CryptoError {
  override readonly name = 'SealBroken';
}

/** The bytes are not of a form that this version writes. */
export class NotSealed extends CryptoError {
  override readonly name = 'NotSealed';
}

/** The value was sealed under a key that is not at hand: destroyed with its candidate, or of another installation. */
export class UnknownKey extends CryptoError {
  override readonly name = 'UnknownKey';
  constructor(readonly keyId: string) {
    super(
      `The value is sealed under key ${keyId}, which is not available: it was erased, or belongs elsewhere`,
    );
  }
}

/** There is no root key file, and this call may not make one. */
export class RootKeyMissing extends CryptoError {
  override readonly name = 'RootKeyMissing';
}

/** The root key file can be read by others, or is no plain file. */
export class RootKeyUnsafe extends CryptoError {
  override readonly name = 'RootKeyUnsafe';
}

/** The root key file does not hold 32 bytes in base64. */
export class RootKeyInvalid extends CryptoError {
  override readonly name = 'RootKeyInvalid';
}

/** The root key file is sound, and not the one that this database was sealed with. */
export class RootKeyMismatch extends CryptoError {
  override readonly name = 'RootKeyMismatch';
  constructor(path: string) {
    super(
      `The root key ${path} does not open the keys in the database: it belongs to another installation. ` +
        'Put the key file of this installation back there, or set ROOT_KEY_FILE to its place',
    );
  }
}
