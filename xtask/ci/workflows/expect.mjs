// What a promise asks for; what is not so ends it with a word on it.

export function expect(found, wanted, what) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

export function includes(text, part, what) {
  if (!text.includes(part)) throw new Error(`${what} does not say “${part}”: ${text.slice(0, 2000)}`);
}
