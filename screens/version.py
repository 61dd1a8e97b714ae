"""The version of all this, said once: on /about, and in the name of the release's archive.

CONTRIBUTING.md says what each number stands for, and how a version is made.
"""

VERSION = "2.0.0.dev0"
