#!/bin/sh
# Installs what bench/peers/compare.py needs beside ibid's own dependencies (Debian, as root).
set -eu
apt-get install -y --no-install-recommends liblucene8-java default-jdk-headless python3 libsqlite3-0
