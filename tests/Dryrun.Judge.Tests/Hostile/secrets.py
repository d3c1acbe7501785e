# Looks for what the judge may have let slip: descriptors, environment, command lines, and whether its own input can be written.
import os
numbers = sorted(int(n) for n in os.listdir('/proc/self/fd'))
# One of them is the listing itself.
for number in numbers:
    if number > 2:
        try:
            os.fstat(number)
            print('ESCAPED descriptor', number, os.readlink('/proc/self/fd/%d' % number))
        except OSError:
            pass
known = {'PATH', 'LC_ALL', 'PYTHONHASHSEED', 'PYTHONDONTWRITEBYTECODE', 'HOME', 'PWD'}
for name, value in os.environ.items():
    if name not in known:
        print('ESCAPED variable', name, value)
for process in (n for n in os.listdir('/proc') if n.isdigit() and int(n) != os.getpid()):
    for what in ['environ', 'cmdline']:
        try:
            text = open('/proc/%s/%s' % (process, what)).read()
        except OSError:
            continue
        if what == 'environ' and any(v.split('=')[0] not in known for v in text.split('\0') if v):
            print('ESCAPED environment of', process, repr(text))
        if 'dryrun' in text or 'cgroup' in text:
            print('ESCAPED command line of', process, repr(text))
try:
    again = os.open('/proc/self/fd/0', os.O_RDWR)
    os.write(again, b'forged')
    print('ESCAPED input written')
except OSError as e:
    print('refused', e.errno)
