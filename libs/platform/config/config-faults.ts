/** Everything wrong with the environment, told at once: the variable, what is wrong, and an example. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';
  constructor(readonly faults: readonly ConfigFault[]) {
    const lines = faults.map(
      (fault) => `  ${fault.variable} ${fault.problem}\n    for example: ${fault.example}`,
    );
    const title = faults.length === 1 ? 'One setting' : `${faults.length} settings`;
    super(`${title} of the environment can't be used:\n${lines.join('\n')}`);
  }
}

export interface ConfigFault {
  variable: string;
  /** reads on from the variable's name: 'is "x", but must be ...' */
  problem: string;
  /** 'NAME=value', or what else to do */
  example: string;
}
