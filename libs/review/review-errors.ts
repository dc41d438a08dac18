/** Somebody else holds the case, or nobody does: claim it first. */
export class LeaseNotHeld extends Error {
  override readonly name = 'LeaseNotHeld';
  constructor(readonly heldByOther: boolean) {
    super(
      heldByOther ? 'Another person holds this case' : 'The case is not claimed, or the claim has run out',
    );
  }
}

/** The case is not waiting for a reviewer. */
export class NotInReview extends Error {
  override readonly name = 'NotInReview';
}

export class DecisionNotFound extends Error {
  override readonly name = 'DecisionNotFound';
}

/** Four eyes: whoever proposed a decision can't approve it. */
export class OwnProposal extends Error {
  override readonly name = 'OwnProposal';
}

/** The decision was approved or sent back already. */
export class AlreadyJudged extends Error {
  override readonly name = 'AlreadyJudged';
}

/** A value that does not fit the others; `pointer` is its place in the request's body. */
export class DecisionInvalid extends Error {
  override readonly name = 'DecisionInvalid';
  constructor(
    readonly pointer: string,
    detail: string,
  ) {
    super(detail);
  }
}
