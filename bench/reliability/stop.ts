/** Ctrl-C ends a long run after the fault that is being tried; what was tried until then is printed. */
let isAsked = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isAsked = true));

export const isStopped = () => isAsked;
