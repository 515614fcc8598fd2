# What a reader's shell has when DocumentedCommandsTest runs the commands of the pages: the real pulumi, the portkey command of the
# test's JVM, and stand-ins for what is not on this machine. $LEFT_OUT is the table of commands that are not run.
set -euo pipefail

# Writes down how a command ended: code, command.
ended() { printf '%s\t%s\n' "$1" "${*:2}" >> "$ENDED"; }

is_left_out() {
  local entry reason
  while IFS=$'\t' read -r entry reason; do
    # shellcheck disable=SC2053 # an entry may end in a star
    if [[ "$1" == $entry || "${PAGE:-}: $1" == $entry ]]; then
      printf '%s\n' "$entry" >> "$USED"
      return 0
    fi
  done < "$LEFT_OUT"
  return 1
}

pulumi() {
  local code=0 output options=() yes=true
  if is_left_out "pulumi $*"; then options=(--help); fi
  case "$1" in up | preview) options+=("--client=$PROGRAM") ;; esac
  if [[ "$*" == *--preview-only* ]]; then yes=false; fi
  output=$(PULUMI_SKIP_CONFIRMATIONS=$yes command pulumi "$@" "${options[@]}" < "$ANSWER") || code=$?
  if [[ "$*" == "stack output"* && ( -z "$output" || "$output" == *"[secret]"* ) ]]; then code="not plain: $output"; fi
  ended "$code" pulumi "$@"
  printf '%s\n' "$output"
  [[ "$code" == 0 ]]
}

./portkey() {
  local code options=()
  if is_left_out "./portkey $*"; then options=(--help); fi
  exec 3<> "/dev/tcp/127.0.0.1/$PORTKEY"
  printf '%s\0' "$(($# + ${#options[@]}))" "$PWD" "$@" "${options[@]}" >&3
  read -r code <&3
  cat <&3
  exec 3>&-
  ended "$code" ./portkey "$@"
  return "$code"
}

stand_in() {
  if is_left_out "$*"; then echo stand-in; else ended "not in the table" "$@"; return 1; fi
}

terraform() { stand_in terraform "$@" > /dev/null && cat "$TERRAFORM_STATE"; }

xargs() { cat > /dev/null; stand_in xargs "$@"; }

azure_cli() { HTTPS_PROXY=$AZ_PROXY REQUESTS_CA_BUNDLE=$AZ_CERTIFICATE "$AZ" "$@" < /dev/null; }

# The Azure CLI, where there is one, on the simulated Azure. A command that is marked in the table of commands is not run.
az() {
  local code=0 reason
  if [[ -z "${AZ:-}" ]]; then
    stand_in az "$@"
    return
  fi
  reason=$(awk -F '\t' -v call="$* " '!/^#/ && index(call, $1 " ") == 1 { print $4 $5 }' "$AZ_COMMANDS")
  if [[ -n "$reason" ]]; then
    printf 'not run\t%s\n' "$*" >> "$AZ_CALLS"
    echo stand-in
    return
  fi
  # Only what was deleted can be recovered.
  if [[ "$*" == "keyvault recover --name "* ]]; then azure_cli keyvault delete --name "$4"; fi
  azure_cli "$@" || code=$?
  printf '%s\t%s\n' "$code" "$*" >> "$AZ_CALLS"
  ended "$code" az "$@"
  return "$code"
}

if [[ -n "${AZ:-}" ]]; then
  azure_cli login --service-principal --username "$AZ_CLIENT" --password simulated --tenant "$AZ_TENANT" --output none
  # A page only waits for what has not succeeded.
  sleep() {
    ended waits sleep "$@"
    exit 1
  }
fi

for name in go ./mvnw; do eval "$name() { stand_in $name \"\$@\"; }"; done

curl() {
  [[ "$1" =~ ^https?://[a-z0-9.-]+(/[a-z0-9/]*)?$ ]] || ended "no URL" curl "$1"
  stand_in curl "$@"
}

command -v jq > /dev/null || jq() { cat; }
