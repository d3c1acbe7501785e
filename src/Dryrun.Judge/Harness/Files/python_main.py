"""Calls a submission with typed values: a line of JSON in, a line of JSON out. What the submission prints goes to standard error."""
import builtins
import json
import os
import sys

answers = os.fdopen(os.dup(1), 'w', encoding='utf-8', newline='\n')
os.dup2(2, 1)
sys.setrecursionlimit(200_000)


class TreeNode:
    """A node of a binary tree."""

    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


builtins.TreeNode = TreeNode


def tree(values):
    """A tree from its values level by level, None where a child is missing."""
    if not values or values[0] is None:
        return None
    root = TreeNode(values[0])
    level, at = [root], 1
    for node in level:
        for side in ('left', 'right'):
            if at < len(values):
                if values[at] is not None:
                    child = TreeNode(values[at])
                    setattr(node, side, child)
                    level.append(child)
                at += 1
    return root


def levels(root):
    """The values of a tree level by level, without missing children at the end."""
    values, level = [], [root]
    for node in level:
        values.append(None if node is None else node.val)
        if node is not None:
            level.append(node.left)
            level.append(node.right)
    while values and values[-1] is None:
        values.pop()
    return values


def read(kind, value):
    if kind == 'tree':
        return tree(value)
    if kind.startswith('list<') and 'tree' in kind:
        return [read(kind[5:-1], v) for v in value]
    return value


def plain(value):
    return levels(value) if isinstance(value, TreeNode) else value


def written(kind, value, name):
    value = levels(value) if kind == 'tree' else value
    try:
        return json.dumps(value, default=plain, allow_nan=False, separators=(',', ':'), ensure_ascii=False)
    except (TypeError, ValueError) as e:
        sys.exit(f'{name} returns {value!r:.80}, which is no JSON value ({e})')


def call(target, function, arguments):
    return target(*[read(p, a) for p, a in zip(function['parameters'], arguments)])


def attribute(holder, name):
    if not hasattr(holder, name):
        sys.exit(f'the submission does not define {name}')
    return getattr(holder, name)


def calls_of_class(spec, solution, line):
    (_, arguments), *rest = line
    made = call(attribute(solution, spec['name']), {'parameters': spec['parameters']}, arguments)
    results = ['null']
    for name, arguments in rest:
        method = spec['methods'][name]
        results.append(written(method['returns'], call(attribute(made, name), method, arguments), name))
    return '[' + ','.join(results) + ']'


def main():
    with open('/box/call.json', encoding='utf-8') as file:
        spec = json.load(file)
    lines = [json.loads(line) for line in sys.stdin if line.strip()]
    sys.path.insert(0, '/box')
    if spec['kind'] == 'scenario':
        import interleave
        interleave.install()
    import solution
    for line in lines:
        if spec['kind'] == 'function':
            answer = written(spec['returns'], call(attribute(solution, spec['name']), spec, line), spec['name'])
        elif spec['kind'] == 'class':
            answer = calls_of_class(spec, solution, line)
        else:
            import scenario
            attribute(solution, spec['name'])
            answer = written('', scenario.run(line, solution), 'the scenario')
        answers.write(answer + '\n')
        answers.flush()


main()
