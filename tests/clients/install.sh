#!/usr/bin/env bash
# Installs the packages of one test folder exactly as its lock file says; once, as long as it holds.
# Usage: install.sh FOLDER
set -euo pipefail
cd "$1"
[ node_modules/.package-lock.json -nt package-lock.json ] && exit 0
exec npm ci --ignore-scripts --no-audit --no-fund
