import { ValidateBy } from 'class-validator';
import { isCountry } from '#intake/countries.js';

/** ISO 3166-1 alpha-2, in capital letters. */
export function IsCountry(): PropertyDecorator {
  return ValidateBy({
    name: 'isCountry',
    validator: {
      validate: (value) => typeof value === 'string' && isCountry(value),
      defaultMessage: () => '$property must be a country as two capital letters of ISO 3166-1, such as DE',
    },
  });
}
