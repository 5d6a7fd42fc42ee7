#!/usr/bin/env bash
# A node with a journal and no dump file loses its state in a restart.
#
# Package: the package pysyncobj 0.3.17
# Expected: a node with journalFile and without fullDumpFile has its state back after a restart, since the journal
# holds all commands: nothing is compacted, or at least nothing that is stored nowhere else.
# Observed: compaction drops the commands from the journal and keeps their result in memory only. After the restart
# the node leads and its commit index rises, but its state is empty, it applies nothing and is never ready; there is
# no error. With fullDumpFile as well, the state is there.
#
# Exit status 0: still so. Any other: it has changed, or the script could not run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check pysyncobj==0.3.17
cat > "$work/finding.py" <<'END'
import logging
import os
import socket
import sys

from pysyncobj import SyncObj, SyncObjConf, replicated

logging.disable(logging.CRITICAL)
FOLDER = sys.argv[1]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    ADDRESS = "127.0.0.1:%d" % free.getsockname()[1]


class Counter(SyncObj):
    """A cluster of one node, which counts."""

    def __init__(self, name, dump):
        path = os.path.join(FOLDER, name)
        conf = SyncObjConf(autoTick=False, journalFile=path, fullDumpFile=path + ".dump" if dump else None)
        super().__init__(ADDRESS, [], conf)
        self.total = 0

    @replicated
    def add(self):
        self.total += 1

    def tick_until(self, done):
        for _ in range(3000):
            self.doTick(0.01)
            if done():
                return
        sys.exit("it takes too long")

    def stop(self):
        self.destroy()
        self.doTick(0.01)


for name, dump in [("journal alone", False), ("journal and dump", True)]:
    node = Counter(name, dump)
    node.tick_until(node.isReady)
    for _ in range(50):
        node.add()
    node.tick_until(lambda: node.total == 50)
    whole = node.getStatus()["log_len"]
    node.forceLogCompaction()
    node.tick_until(lambda: node.getStatus()["log_len"] < whole)
    print(f"{name}: {node.total} counted, log of {whole} entries, {node.getStatus()['log_len']} after compaction")
    committed = node.getStatus()["commit_idx"]
    node.stop()
    node = Counter(name, dump)
    node.tick_until(lambda: node.getStatus()["commit_idx"] > committed)
    for _ in range(100):
        node.doTick(0.01)
    status = node.getStatus()
    print(f"  started again, it leads: commit index {status['commit_idx']}, applied up to {status['last_applied']}")
    print(f"  {node.total} counted, ready: {node.isReady()}")
    node.stop()
END
observed=$("$work/python/bin/python" "$work/finding.py" "$work")
expected=$(cat <<'END'
journal alone: 50 counted, log of 52 entries, 2 after compaction
  started again, it leads: commit index 53, applied up to 1
  0 counted, ready: False
journal and dump: 50 counted, log of 52 entries, 2 after compaction
  started again, it leads: commit index 53, applied up to 53
  50 counted, ready: True
END
)
echo "$observed"
if [ "$observed" != "$expected" ]; then
    printf 'This is not what was seen before:\n%s\n' "$expected" >&2
    exit 1
fi
