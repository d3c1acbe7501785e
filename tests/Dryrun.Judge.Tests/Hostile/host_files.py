# Looks for what the host has and a candidate must not see; arguments are more paths.
import os, sys
paths = ['/etc/shadow', '/etc/passwd', '/etc/hostname', '/etc/hosts', '/etc/resolv.conf', '/etc/machine-id', '/root', '/home', '/var/log', '/var/lib/dpkg/status',
         '/run', '/sys/fs/cgroup', '/sys/class/dmi/id', '/sys/kernel', '/proc/cmdline', '/proc/kallsyms', '/proc/keys', '/proc/config.gz',
         '/usr/share', '/opt', '/srv', '/dev/kmsg', '/dev/mem', '/dev/vda', '/dev/sda'] + sys.argv[1:]
for path in paths:
    try:
        if os.path.isdir(path):
            seen = os.listdir(path)
        else:
            with open(path, 'rb') as f:
                seen = f.read(64)
        print('ESCAPED' if seen else 'empty', path)
    except OSError as e:
        print('refused', path, e.errno)
if sorted(os.listdir('/proc/1/root')) != sorted(os.listdir('/')):
    print('ESCAPED another root')
