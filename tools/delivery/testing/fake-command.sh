#!/bin/sh
# Stands for helm, kubectl and node where a delivery is tested; which of them, its name says. FAKE holds:
#   plan-WHAT   how it goes, a word: of upgrade, rollback, demo, look, audit, history, kind
#   revisions   the release's: "NUMBER STATUS DESCRIPTION" a line
#   calls       what was called, a line each; env-NAME: what that command knew
# A shell's, since a test starts a hundred of them.
set -eu
name=$(basename "$0")
echo "$name $*" >> "$FAKE/calls"
env > "$FAKE/env-$name"
plan() { cat "$FAKE/plan-$1" 2> /dev/null || echo ok; }
number() { awk 'END { print $1 + 0 }' "$FAKE/revisions"; }
# What ran is superseded by what is added.
add() {
  [ "$1" = deployed ] && sed -i 's/ deployed / superseded /' "$FAKE/revisions"
  echo "$(($(number) + 1)) $*" >> "$FAKE/revisions"
}
running() { awk '$2 == "deployed" { print $1 }' "$FAKE/revisions"; }
# Until it is told to end; the file says that it is there.
hang() {
  trap "$1" TERM
  touch "$FAKE/hangs"
  i=0
  while [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done
}
# As helm upgrade --atomic does where an upgrade fails: the next revision is the one before.
atomic() {
  before=$(running)
  add failed 'Upgrade failed'
  if [ -n "$before" ]; then add deployed "Rollback to $before"; else : > "$FAKE/revisions"; fi
  echo 'Error: UPGRADE FAILED: release mart failed, and has been rolled back due to atomic being set' >&2
  exit 1
}
# As one that was killed leaves it.
pending() {
  add pending-upgrade 'Preparing upgrade'
  exit 1
}

case "$name $1" in
  'helm history')
    [ "$(plan history)" = ok ] || { echo 'Error: Kubernetes cluster unreachable' >&2; exit 1; }
    [ -s "$FAKE/revisions" ] || { echo 'Error: release: not found' >&2; exit 1; }
    awk 'BEGIN { printf "[" } { description = $0; sub(/^[^ ]+ [^ ]+ /, "", description)
      printf "%s{\"revision\":%d,\"status\":\"%s\",\"description\":\"%s\"}", sep, $1, $2, description; sep = "," }
      END { print "]" }' "$FAKE/revisions"
    ;;
  'helm upgrade')
    case "$(plan upgrade)" in
      ok) add deployed 'Upgrade complete' ;;
      fails) atomic ;;
      dies) pending ;;
      lies) echo done ;;
      hangs) hang atomic ;;
      hangs-and-dies) hang pending ;;
    esac
    ;;
  'helm rollback')
    case "$(plan rollback)" in
      ok) add deployed "Rollback to $3" ;;
      fails) echo 'Error: timed out waiting for the condition' >&2; exit 1 ;;
      lies) ;;
      hangs) hang 'exit 1' ;;
      slow) touch "$FAKE/hangs"; while [ ! -e "$FAKE/go" ]; do sleep 0.05; done; add deployed "Rollback to $3" ;;
    esac
    ;;
  'helm package')
    # What would be packed is looked at by the test.
    cp "$2/values.yaml" "$FAKE/packed-values.yaml"
    ;;
  'helm push')
    echo "Pushed: ${3#oci://}/imtiaz-mart:1.1.0" >&2
    [ "$(plan push)" = ok ] || exit 0
    echo 'Digest: sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210' >&2
    ;;
  'kubectl get')
    case "$*" in
      'kubectl get cronjobs'* | 'get cronjobs'*)
        case "$(plan kind)" in
          ok) echo '{"items":[{"kind":"Deployment","metadata":{"name":"mart-audit-loop"}},{"kind":"CronJob","metadata":{"name":"mart-audit"}}]}' ;;
          Deployment) echo '{"items":[{"kind":"Deployment","metadata":{"name":"mart-audit-loop"}}]}' ;;
          none) echo '{"items":[]}' ;;
        esac
        ;;
      *)
        # Not ended when it is first looked at, and lost once.
        looks=$(($(cat "$FAKE/looks" 2> /dev/null || echo 0) + 1))
        echo $looks > "$FAKE/looks"
        [ $looks -ne 2 ] || exit 1
        if [ $looks -lt 3 ] || [ "$(plan audit)" = hangs ]; then
          [ "$(plan audit)" = hangs ] && touch "$FAKE/hangs"
          echo '{"status":{"active":1}}'
        elif [ "$(plan audit)" = ok ]; then echo '{"status":{"conditions":[{"type":"Complete","status":"True"}]}}'
        else echo '{"status":{"conditions":[{"type":"Failed","status":"True"}]}}'; fi
        ;;
    esac
    ;;
  'kubectl logs') echo 'What the audit found.' ;;
  'kubectl exec') [ "$(plan audit)" = ok ] ;;
  'kubectl create' | 'kubectl delete') ;;
  'node tools/mart/demo.ts' | 'node tools/delivery/look.ts')
    what=$(basename "$1" .ts)
    echo "signed in with ${ADMIN_PASSWORD:-none}"
    printf 'and its last line: %s' "${ADMIN_PASSWORD:-none}" >&2
    case "$(plan "$what")" in
      ok) ;;
      fails) exit 1 ;;
      hangs) hang 'exit 1' ;;
    esac
    ;;
  *) echo "nobody calls $name $1" >&2; exit 64 ;;
esac
