import re
import sys

text = sys.stdin.read()
assert re.fullmatch(r'[0-9]+ [0-9]+ [0-9]+\n', text)
n, q, first = map(int, text.split())
assert 1 <= n <= 10**9 and (n - 1).bit_length() <= q <= 40 and 0 <= first <= n
sys.exit(42)
