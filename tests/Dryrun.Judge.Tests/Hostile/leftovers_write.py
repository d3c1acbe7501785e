# Leaves something in every place that another run could find.
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for path in ['/tmp/left', '/dev/shm/left']:
    with open(path, 'w') as f:
        f.write('left')
segment = libc.shmget(0x5eed, 4096, 0o1666)
print('wrote', segment)
