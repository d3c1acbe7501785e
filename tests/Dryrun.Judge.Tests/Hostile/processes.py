# Whom it can see.
import os
numbers = sorted(int(n) for n in os.listdir('/proc') if n.isdigit())
print('ESCAPED' if len(numbers) > 3 else 'alone', numbers)
