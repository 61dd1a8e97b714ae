#!/bin/sh
# Double-click on macOS: opens the desk. In a terminal: ./start.command run, review or check.
cd "$(dirname "$0")" || exit 1
if ! command -v python3 >/dev/null; then
  echo "Python is not here. Get it from https://www.python.org/downloads/ and start again."
  exit 1
fi
[ $# -eq 0 ] && set -- preview
exec python3 tools/start.py "$@"
