import re
import sys

lines = sys.stdin.read().split('\n')
while lines and lines[-1] == '':
    lines.pop()
assert all(re.fullmatch(r'(0|[1-9][0-9]*) (0|[1-9][0-9]*)', line) for line in lines)
n, m = map(int, lines[0].split())
assert 1 <= n <= 100_000 and 0 <= m <= 200_000 and len(lines) == m + 1
for line in lines[1:]:
    a, b = map(int, line.split())
    assert 1 <= a <= n and 1 <= b <= n
sys.exit(42)
