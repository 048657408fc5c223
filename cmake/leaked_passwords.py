"""Makes the set of leaked passwords that the program carries: the first five bytes of the SHA-256 of each, folded,
sorted. leaked_passwords.py LIST OUT; without the list the set is empty, and the program says so where it matters."""

import hashlib
import os
import sys
import unicodedata

source, target = sys.argv[1:]
shortest = 10  # what no rule would accept anyway need not be carried
digests = set()
if os.path.exists(source):
    with open(source, encoding="utf-8", errors="ignore") as lines:
        for line in lines:
            password = unicodedata.normalize("NFKC", line.rstrip("\r\n")).casefold()
            if len(password) >= shortest:
                digests.add(hashlib.sha256(password.encode()).digest()[:5])
with open(target, "wb") as out:
    out.write(b"".join(sorted(digests)))
