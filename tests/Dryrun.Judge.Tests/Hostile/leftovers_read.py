# Looks for what another run left. With an argument it first leaves it itself.
import ctypes, os, sys
if len(sys.argv) > 1:
    exec(open('/box/leftovers_write.py').read())
libc = ctypes.CDLL(None, use_errno=True)
for path in ['/tmp/left', '/dev/shm/left']:
    print('ESCAPED' if os.path.exists(path) else 'gone', path)
print('ESCAPED segment' if libc.shmget(0x5eed, 0, 0) >= 0 else 'gone segment')
print('ESCAPED files' if len(sys.argv) == 1 and os.listdir('/tmp') else 'no files')
