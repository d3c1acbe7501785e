# Memory in files without a name, which no process's own figures show; 600 MiB at most, in files of 50.
import os
block = b'x' * (1 << 20)
written = 0
while written < 600:
    if written % 50 == 0:
        try:
            file = os.memfd_create('x')
        except OSError as e:
            print('refused', e.errno)
            raise SystemExit
    os.write(file, block)
    written += 1
    print('ESCAPED' if written > 300 else 'wrote', written, flush=True)
