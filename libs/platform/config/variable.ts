import { Expose } from 'class-transformer';

/** What is known of an environment variable, for fault messages, the README and `hirewall` help. */
export interface ConfigVariable {
  name: string;
  property: string;
  /** a value that would be accepted */
  example: string;
  /** one line for the person who sets it */
  purpose: string;
  /** true when the value holds a password or key: it is never printed */
  secret: boolean;
}

const variables: ConfigVariable[] = [];

/** Every variable there is, in the order of the class. */
export const configVariables: readonly ConfigVariable[] = variables;

/** Binds a property of the configuration to the environment variable it is read from. */
export function Variable(
  name: string,
  about: { example: string; purpose: string; secret?: boolean },
): PropertyDecorator {
  return (target, property) => {
    const { example, purpose, secret = false } = about;
    variables.push({ name, property: String(property), example, purpose, secret });
    Expose({ name })(target, property);
  };
}
