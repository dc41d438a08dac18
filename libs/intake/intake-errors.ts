export class RequisitionNotFound extends Error {
  override readonly name = 'RequisitionNotFound';
}

export class RequisitionClosed extends Error {
  override readonly name = 'RequisitionClosed';
}

export class CandidateNotFound extends Error {
  override readonly name = 'CandidateNotFound';
}

export class EvidenceNotFound extends Error {
  override readonly name = 'EvidenceNotFound';
}

/** A value no check can use; `pointer` is the place in the request's body. */
export class ClaimInvalid extends Error {
  override readonly name = 'ClaimInvalid';
  constructor(
    readonly pointer: string,
    detail: string,
  ) {
    super(detail);
  }
}
