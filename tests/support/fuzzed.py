"""How many odd inputs each generated attack is made of: a share here, all with `make fuzz`."""

import os

FUZZED = int(os.environ.get("FUZZ", "60"))
