# Empty files without end: each costs the kernel memory and the disk nothing.
import os
i = 0
while True:
    try:
        os.close(os.open('/tmp/%d' % i, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pass
    i += 1
