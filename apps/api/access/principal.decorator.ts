import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { personOf, type ActingPerson, type Principal } from '#accounts/principal.js';
import { Problem } from '#platform/http/problem.js';

/** Who is asking. @example list(@Caller() caller: Principal) */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  return principal ?? { kind: 'anonymous' };
});

/** The person who acts. @throws Problem person_required when a key acts for itself */
export const CallingPerson = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ActingPerson => {
    const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
    const person = principal ? personOf(principal) : null;
    if (!person) throw new Problem('person_required');
    return person;
  },
);
