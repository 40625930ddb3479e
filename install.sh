#!/bin/sh
# Installs the packages before the first command. Two commands begun side by side on a fresh clone install once: the second
# waits for the first, since two `npm ci` in one folder remove each other's files and both fail.
set -eu
cd "$(dirname "$0")"
installed() { [ node_modules/.package-lock.json -nt package-lock.json ]; }

installed && exit 0
# flock is part of every Linux; a system without it installs without waiting for others.
if command -v flock >/dev/null; then
  exec 9<package-lock.json
  flock 9
  installed && exit 0
fi
npm ci >&2 9<&-
