#!/bin/bash
# Check-in at a door and the programme page beside Indico's, both in every round; then the ratios, round by round.
# Use: bash bench/indico.sh PEERS SOKET_BENCH SOKET [ROUNDS=3] [SECONDS=5]
#   PEERS        the folder of the peers' scripts, after `indico/setup.sh` and `indico/start.sh`; empty to measure ours alone
#   SOKET_BENCH  this package's program, SOKET the program itself, both built with --release
set -eu
PEERS=$1 BENCH=$2 SOKET=$3 ROUNDS=${4:-3} SECONDS_EACH=${5:-5}
HERE_BENCH=$(cd "$(dirname "$0")" && pwd)
WORK=$(mktemp -d); trap 'rm -rf "$WORK"' EXIT
export PEERS_TMP=${PEERS_TMP:-$WORK}

# Ours: a hall whose doors are open, and somebody who stands at one.
"$BENCH" sitting "$SOKET" --delegates 2000 --output "$WORK" >/dev/null
DATA=$WORK/hall-first
"$SOKET" serve --data "$DATA" --listen 127.0.0.1:18096 >"$WORK/out" 2>"$WORK/log" & OURS=$!
trap 'kill $OURS 2>/dev/null; wait $OURS 2>/dev/null; rm -rf "$WORK"' EXIT
export ADDRESS=127.0.0.1:18096
for _ in $(seq 100); do curl -fs -o /dev/null "http://$ADDRESS/healthz" && break; sleep 0.1; done
COOKIE=$(curl -s -i -H "Origin: http://$ADDRESS" -d 'login=thu&password=mot+cau+de+nho' "http://$ADDRESS/dang-nhap" | tr -d '\r' | sed -n 's/^set-cookie: \([^;]*\).*/\1/ip' | head -1)
export COOKIE CARDS=$WORK/cards
python3 -c "import json;d=json.load(open('$DATA/people.json'));print('\n'.join(d['cards'][d['voters']:]))" >"$CARDS"
export DOOR; DOOR=/hoi-nghi/$(python3 -c "import json;print(json.load(open('$DATA/people.json'))['slug'])")/cua
CARD=$(head -1 "$CARDS")

ticks() { awk '{sub(/.*\) /,""); print $12+$13}' "/proc/$1/stat"; }
# ours NAME URL [wrk words]: p50 ms, requests and CPU ms a request, as JSON
ours() {
  local name=$1 url=$2 before after; shift 2; before=$(ticks $OURS)
  wrk -t2 -c8 -d"${SECONDS_EACH}s" --timeout 10s --latency "$@" "$url" >"$WORK/wrk"; after=$(ticks $OURS)
  python3 - "$name" "$before" "$after" "$(getconf CLK_TCK)" "$WORK/wrk" <<'P'
import json, re, sys
name, before, after, ticks, told = sys.argv[1:]; told = open(told).read()
p50 = re.search(r"50%\s+([\d.]+)(us|ms|s)", told); n = int(re.search(r"(\d+) requests in", told)[1])
bad = re.search(r"Non-2xx.*?(\d+)", told)
print(json.dumps({"name": name, "p50_ms": float(p50[1]) * {"us": .001, "ms": 1, "s": 1000}[p50[2]], "requests": n,
  "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]), "cpu_ms": (int(after) - int(before)) * 1000 / int(ticks) / max(1, n), "not_2xx": int(bad[1]) if bad else 0}))
P
}
# The median of 200 fdatasyncs of 4 KB in the folder of the data, as JSON
disk() { python3 - "$DATA/disk" <<'P'
import json, os, statistics, sys, time
f = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY); took = []
for _ in range(200):
    os.write(f, b"x" * 4096); t = time.perf_counter(); os.fdatasync(f); took.append((time.perf_counter() - t) * 1e3)
print(json.dumps({"name": "fdatasync", "p50_ms": statistics.median(took)}))
P
}
for round in $(seq "$ROUNDS"); do
  { ours checkin "http://$ADDRESS/" -s "$HERE_BENCH/checkin.lua"; ours programme "http://$ADDRESS/the/$CARD/"; disk; } | tee -a "$WORK/ours.jsonl"
  [ -z "$PEERS" ] || bash "$PEERS/indico/bench.sh" 1 "$SECONDS_EACH" | tee -a "$WORK/indico.jsonl"
done
python3 - "$WORK/ours.jsonl" "$WORK/indico.jsonl" <<'P'
import json, os, statistics, sys
read = lambda path: [json.loads(line) for line in open(path) if line.startswith("{")] if os.path.exists(path) else []
ours, theirs = map(read, sys.argv[1:])
mine = lambda name, key: [one[key] for one in ours if one["name"] == name]
peer = lambda name: [one["value"] for one in theirs if one["name"] == name]
def told(what, figures): figures = list(figures); print(f"{what}: " + (f"{statistics.median(figures):.2f} ({min(figures):.2f}-{max(figures):.2f}; n={len(figures)})" if figures else "not measured"))
told("check-in, Indico's CPU / ours", (t / o for o, t in zip(mine("checkin", "cpu_ms"), peer("checkin_api.cpu"))))
told("check-in p50 / fdatasync of the round", (c / d for c, d in zip(mine("checkin", "p50_ms"), mine("fdatasync", "p50_ms"))))
told("programme page, ours / Indico's requests a second", (o / t for o, t in zip(mine("programme", "rps"), peer("event_page.rps"))))
told("programme page, Indico's CPU / ours", (t / o for o, t in zip(mine("programme", "cpu_ms"), peer("event_page.cpu"))))
print("refused check-ins:", sum(mine("checkin", "not_2xx")))
P
