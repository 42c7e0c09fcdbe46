# SPDX-License-Identifier: GPL-3.0-or-later
"""What Maquette has told as finished, and whether the store holds it after a kill."""

import hashlib
import json
import sqlite3

import maquette_engine

from tests.bindings.test_trial_request import RAG


def told_of(engine, session):
    """Versions, messages and open instructions of a session, by the hash of each."""
    return {
        "session": session,
        "versions": [
            _hash([each["number"], each["script"], each["note"]]) for each in engine.versions(session)
        ],
        "messages": [_hash([each["role"], each["text"]]) for each in engine.messages(session)],
        "waiting": [[each["id"], each["text"]] for each in engine.open_instructions(session)],
    }


class Kept:
    """A store, and the newest that was told of each of its sessions."""

    def __init__(self, file):
        self.file = file
        self.told = {}

    def take(self, line):
        """A line of a process that tells; the last of one that was killed may be half a line."""
        try:
            told = json.loads(line)
        except ValueError:
            return
        self.told[told["session"]] = told

    def check(self):
        """Open the store as the next process would, and hold it against what was told. Returns the engine."""
        assert_sound(self.file)
        engine = maquette_engine.Engine(str(self.file), str(RAG))
        assert not engine.damaged_copy
        for session, told in self.told.items():
            found = told_of(engine, session)
            for what in ("versions", "messages"):
                beginning = found[what][: len(told[what])]
                assert beginning == told[what], f"{session}: {what} that were told are not there"
            numbers = [each["number"] for each in engine.versions(session)]
            assert numbers == list(range(1, len(numbers) + 1)), f"{session}: {numbers}"
        return engine

    def check_waiting(self, engine):
        """No instruction that was told to wait is gone; only for a process that takes none up."""
        for session, told in self.told.items():
            found = [[each["id"], each["text"]] for each in engine.open_instructions(session)]
            assert found[: len(told["waiting"])] == told["waiting"], f"{session}: instructions are gone"


def assert_sound(file):
    """SQLite finds nothing wrong in the whole file."""
    with sqlite3.connect(file) as database:
        found = database.execute("PRAGMA integrity_check").fetchall()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()
    assert found == [("ok",)], found
    assert broken == [], broken


def _hash(value):
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
