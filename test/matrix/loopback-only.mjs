// node --import loopback-only.mjs: a process that reaches this machine alone, where no network namespace may be made.
import { Socket } from 'node:net';

const connect = Socket.prototype.connect;
const ownNames = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

Socket.prototype.connect = function (...args) {
  const [first] = args;
  const target = Array.isArray(first) ? first[0] : first;
  const host = typeof target === 'object' ? target.host : typeof args[1] === 'string' ? args[1] : undefined;
  const reachable = (typeof target === 'object' && target.path) || ownNames.test(host ?? 'localhost');
  if (reachable || (typeof target === 'string' && !/^\d+$/.test(target))) return connect.apply(this, args);
  const fault = Object.assign(new Error(`connect ENETUNREACH ${host}`), { code: 'ENETUNREACH' });
  process.nextTick(() => this.destroy(fault));
  return this;
};
