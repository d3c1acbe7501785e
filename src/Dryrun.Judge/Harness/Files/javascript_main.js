'use strict';
// Calls a submission with typed values: a line of JSON in, a line of JSON out. What the submission prints goes to standard error.
const fs = require('fs');
const vm = require('vm');

Object.defineProperty(process, 'stdout', { value: process.stderr });
globalThis.console = new console.Console(process.stderr, process.stderr);

globalThis.TreeNode = class TreeNode {
  constructor(val = 0, left = null, right = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
};

function fail(message) {
  fs.writeSync(2, message + '\n');
  process.exit(1);
}

function tree(values) {
  if (!values.length || values[0] === null) return null;
  const root = new TreeNode(values[0]);
  const level = [root];
  let at = 1;
  for (const node of level) {
    for (const side of ['left', 'right']) {
      if (at < values.length && values[at] !== null) {
        node[side] = new TreeNode(values[at]);
        level.push(node[side]);
      }
      at++;
    }
  }
  return root;
}

function levels(root) {
  const values = [];
  const level = [root];
  for (const node of level) {
    values.push(node ? node.val : null);
    if (node) level.push(node.left, node.right);
  }
  while (values.length && values[values.length - 1] === null) values.pop();
  return values;
}

function read(kind, value) {
  if (kind === 'tree') return tree(value);
  return kind.startsWith('list<') && kind.includes('tree') ? value.map((v) => read(kind.slice(5, -1), v)) : value;
}

function written(kind, value, name) {
  if (kind === 'void') return 'null';
  if (kind === 'tree') value = levels(value);
  const text = JSON.stringify(value, (key, v) => {
    if (typeof v === 'number' && !Number.isFinite(v)) fail(`${name} returns ${v}, which is no JSON value`);
    if (typeof v === 'bigint') return Number(v);
    return v instanceof TreeNode ? levels(v) : v;
  });
  if (text === undefined) fail(`${name} returns ${value}, which is no JSON value`);
  return text;
}

function call(target, self, fn, values) {
  return target.apply(self, values.map((v, i) => read(fn.parameters[i], v)));
}

function camel(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

// The submission may declare its names at its top level or export them.
function load(name) {
  const source = fs.readFileSync('/box/solution.js', 'utf8');
  const module = { exports: {} };
  const body = vm.compileFunction(`${source}\n;return typeof ${name} === 'undefined' ? undefined : ${name};`, ['require', 'module', 'exports'], { filename: 'solution.js' });
  const found = body(require, module, module.exports) ?? module.exports[name];
  if (typeof found !== 'function') fail(`the submission does not define ${name}`);
  return found;
}

async function callsOfClass(spec, Made, line) {
  const [first, ...rest] = line;
  const made = new Made(...first[1].map((v, i) => read(spec.parameters[i], v)));
  const results = ['null'];
  for (const [name, values] of rest) {
    const method = spec.methods[name];
    const target = made[camel(name)];
    if (typeof target !== 'function') fail(`the submission does not define ${camel(name)}`);
    results.push(written(method.returns, await call(target, made, method, values), camel(name)));
  }
  return '[' + results.join(',') + ']';
}

async function main() {
  const spec = JSON.parse(fs.readFileSync('/box/call.json', 'utf8'));
  const lines = fs.readFileSync(0, 'utf8').split('\n').filter((l) => l.trim()).map((l) => JSON.parse(l));
  const name = spec.kind === 'function' ? camel(spec.name) : spec.name;
  const found = load(name);
  for (const line of lines) {
    let answer;
    if (spec.kind === 'function') answer = written(spec.returns, await call(found, undefined, spec, line), name);
    else if (spec.kind === 'class') answer = await callsOfClass(spec, found, line);
    else answer = written('', await require('/box/scenario.js').run(line, found), 'the scenario');
    let bytes = Buffer.from(answer + '\n');
    while (bytes.length) bytes = bytes.subarray(fs.writeSync(1, bytes));
  }
}

main().catch((e) => fail(e && e.stack ? e.stack : String(e)));
