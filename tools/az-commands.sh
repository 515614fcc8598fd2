#!/usr/bin/env bash
# Runs the commands of the Azure CLI that the documents and messages name, with the az on the PATH, on the simulated Azure: each page's
# commands in a deployed stack. What cannot run there is marked in src/test/resources/az-commands.tsv. Needs az (pip install azure-cli).
# Writes each command with its exit code to target/az-commands.txt.
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
az=$(command -v az) || { echo "There is no az on the PATH. Install it: pip install azure-cli" >&2; exit 2; }
az version --query '"azure-cli"' --output tsv
./mvnw -B verify -Daz="$az" -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=DocumentedCommandsTest
