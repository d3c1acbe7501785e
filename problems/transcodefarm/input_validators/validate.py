import re
import sys

lines = sys.stdin.read().split('\n')
assert lines.pop() == ''
assert all(re.fullmatch(r'(0|[1-9][0-9]*) (0|[1-9][0-9]*)', line) for line in lines)
n, k = map(int, lines[0].split())
assert 1 <= n <= 200_000 and 1 <= k <= 200_000 and len(lines) == n + 1
before = 0
for line in lines[1:]:
    arrival, duration = map(int, line.split())
    assert before <= arrival <= 10**9 and 1 <= duration <= 10**4
    before = arrival
sys.exit(42)
