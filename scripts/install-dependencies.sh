#!/usr/bin/env bash
# Installs what ibid builds and tests with. On Debian 12 and Ubuntu 24.04 or later by apt; elsewhere
# it only names what is missing. Safe to run again.
set -euo pipefail

packages=(
  build-essential cmake ninja-build pkg-config git python3
  libxapian-dev xapian-tools libicu-dev nlohmann-json3-dev libsimdjson-dev libssl-dev
  libxml2-dev libmd4c-dev libarchive-dev zlib1g-dev libzstd-dev
  libboost1.81-dev libsqlite3-dev libcli11-dev libfmt-dev libexpected-dev
  libgtest-dev libgmock-dev libbenchmark-dev libvalijson-dev
)
# With --clients also what the tests with real chat clients and a real browser need.
client_packages=(nodejs npm chromium)

[ "${1:-}" = "--clients" ] && packages+=("${client_packages[@]}")

if ! command -v apt-get >/dev/null; then
  echo "install-dependencies: no apt here; please install the equivalents of:" >&2
  printf '  %s\n' "${packages[@]}" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  case "$package" in  # a newer Node.js from elsewhere brings npm along
    nodejs | npm) command -v "${package/nodejs/node}" >/dev/null && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" ||
    missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
