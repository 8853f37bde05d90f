// The expressions of GitHub's workflows, as far as ours use them: `github.event_name == 'schedule' && !cancelled()`.
//
// Whatever is not known here is an error, so that a new expression is looked at before it counts as tried.

import { existsSync } from "node:fs";
import { join } from "node:path";

// A text with every `${{ … }}` in it replaced.
export function fill(text, contexts) {
  return String(text).replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression) => asText(evaluate(expression, contexts)));
}

// Whether a step or job with this `if` runs; without a function that asks for the state, only while all goes well.
export function allows(condition, contexts) {
  if (condition === undefined) return contexts.state === "success";
  const expression = String(condition).trim().replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const asksForState = /\b(always|cancelled|failure|success)\(\)/.test(expression);
  return (asksForState || contexts.state === "success") && isTrue(evaluate(expression, contexts));
}

export function evaluate(expression, contexts) {
  const tokens = expression.match(/'(?:[^']|'')*'|&&|\|\||==|!=|[!(),]|[\w-]+(?:\.[\w-]+)*|\S/g) ?? [];
  const value = either(tokens, contexts);
  if (tokens.length > 0) throw new Error(`the expression \`${expression.trim()}\` goes on with \`${tokens[0]}\``);
  return value;
}

// ─── From the loosest to the tightest ──────────────────────────────────────────────────────────

function either(tokens, contexts) {
  let value = both(tokens, contexts);
  while (tokens[0] === "||") {
    tokens.shift();
    const other = both(tokens, contexts);
    value = isTrue(value) ? value : other;
  }
  return value;
}

function both(tokens, contexts) {
  let value = comparison(tokens, contexts);
  while (tokens[0] === "&&") {
    tokens.shift();
    const other = comparison(tokens, contexts);
    value = isTrue(value) ? other : value;
  }
  return value;
}

function comparison(tokens, contexts) {
  const left = single(tokens, contexts);
  if (tokens[0] !== "==" && tokens[0] !== "!=") return left;
  const wanted = tokens.shift() === "==";
  return equal(left, single(tokens, contexts)) === wanted;
}

function single(tokens, contexts) {
  const token = tokens.shift() ?? "";
  if (token === "!") return !isTrue(single(tokens, contexts));
  if (token === "(") {
    const value = either(tokens, contexts);
    close(tokens);
    return value;
  }
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^\d+$/.test(token)) return Number(token);
  if (token in literals) return literals[token];
  if (tokens[0] === "(") return call(token, tokens, contexts);
  return lookUp(token, contexts);
}

const literals = { true: true, false: false, null: null };

function call(name, tokens, contexts) {
  tokens.shift();
  const values = [];
  while (tokens[0] !== ")") {
    values.push(either(tokens, contexts));
    if (tokens[0] === ",") tokens.shift();
    else break;
  }
  close(tokens);
  if (!(name in functions)) throw new Error(`no function \`${name}\` is known here`);
  return functions[name](contexts, ...values);
}

const functions = {
  always: () => true,
  cancelled: ({ state }) => state === "cancelled",
  failure: ({ state }) => state === "failure",
  success: ({ state }) => state === "success",
  hashFiles: ({ workspace }, ...names) => names.filter((name) => existsSync(join(workspace, name))).join("+"),
};

function close(tokens) {
  if (tokens.shift() !== ")") throw new Error("a parenthesis is not closed");
}

// ─── Values ────────────────────────────────────────────────────────────────────────────────────

function lookUp(path, contexts) {
  let value = contexts;
  for (const name of path.split(".")) {
    if (value === null || typeof value !== "object") return null;
    if (!(name in value)) {
      if (mayBeMissing.some((pattern) => pattern.test(path)) || contexts.hasNoPayload) return null;
      throw new Error(`nothing is known here of \`${path}\``);
    }
    value = value[name];
  }
  return value;
}

// What is empty where nobody set it. All else has to be in the event, in the form in which GitHub sends it.
const mayBeMissing = [/^vars\./, /^steps\.[\w-]+\.outputs\./];

// As GitHub compares: what is of different types as numbers, texts in either case.
function equal(left, right) {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right) return left === right;
  return asNumber(left) === asNumber(right);
}

function asNumber(value) {
  return value === null || value === "" ? 0 : Number(value);
}

function isTrue(value) {
  return value !== null && value !== false && value !== "" && value !== 0;
}

function asText(value) {
  return value === null ? "" : String(value);
}
