# Plants links to a file of the host where a judge could follow them; argument: that file.
import os, sys
target = sys.argv[1]
for place in ['/tmp/program', '/tmp/output', '/tmp/run', '/tmp/judgemessage.txt', '/box/program', '/dev/shm/output']:
    try:
        os.symlink(target, place)
        with open(place, 'w') as f:
            f.write('ESCAPED')
    except OSError as e:
        print('refused', place, e.errno)
    try:
        os.link(target, place + '.hard')
        with open(place + '.hard', 'w') as f:
            f.write('ESCAPED')
    except OSError as e:
        print('refused', place + '.hard', e.errno)
print('done')
