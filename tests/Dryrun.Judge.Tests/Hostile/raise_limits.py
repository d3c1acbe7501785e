# Asks for more than it was given.
import ctypes, os, resource


def attempt(name, action):
    try:
        action()
        print('ESCAPED', name)
    except (OSError, ValueError) as e:
        print('refused', name)


unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
attempt('open files', lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (100000, 100000)))
attempt('file size', lambda: resource.setrlimit(resource.RLIMIT_FSIZE, unlimited))
attempt('processor time', lambda: resource.setrlimit(resource.RLIMIT_CPU, unlimited))
attempt('processes', lambda: resource.setrlimit(resource.RLIMIT_NPROC, unlimited))
attempt('core', lambda: resource.setrlimit(resource.RLIMIT_CORE, unlimited))
attempt('priority', lambda: os.setpriority(os.PRIO_PROCESS, 0, -20))
attempt('real time', lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)))


def write(path, text):
    with open(path, 'w') as f:
        f.write(text)


attempt('sysrq', lambda: write('/proc/sysrq-trigger', 'h'))
attempt('core pattern', lambda: write('/proc/sys/kernel/core_pattern', open('/proc/sys/kernel/core_pattern').read()))
attempt('root', lambda: os.setuid(0))
