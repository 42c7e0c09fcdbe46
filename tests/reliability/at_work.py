# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.reliability.at_work STORE FOLDER SEED`: whole runs without Blender, until it is killed.

A line on standard output tells each time what the engine has told as finished.
"""

import json
import random
import sys
from pathlib import Path

import maquette_engine

from tests.bindings.test_trial_request import RAG, Host

from .kept import told_of

PROMPTS = ("a red wooden stool", "a blue mug", "a table", "a lamp", "a bookshelf with 4 shelves")


class FilelessHost(Host):
    """Answers as Blender does for scripts that make nothing; pictures and files are not made either."""

    def answer(self, kind, payload):
        if kind == "render":
            return {"views": [], "sheet": "", "seconds": 0.0}
        if kind == "export":
            return {"files": [], "notes": [], "seconds": 0.0}
        return super().answer(kind, payload)


class AtWork:
    """One user after the other, on all sessions of a store."""

    def __init__(self, store, folder, seed):
        self.engine = maquette_engine.Engine(store, str(RAG))
        self.folder = Path(folder)
        self.random = random.Random(seed)

    def go_on(self):
        """One thing that a user does."""
        sessions = [each["id"] for each in self.engine.sessions() if each["versions"]]
        if len(sessions) < 3 or self.random.random() < 0.1:
            self.create()
            return
        session = self.random.choice(sessions)
        self.random.choice((self.set, self.set, self.refine, self.revert, self.rebuild, self.queue))(session)
        self.tell(session)

    def create(self):
        self.serve(self.engine.create(self.random.choice(PROMPTS), folder=self.place()))

    def set(self, session):
        parameters = maquette_engine.parse_script(self.script(session))["parameters"]
        chosen = self.random.choice([each for each in parameters if each["low"] is not None] or parameters)
        value = chosen["value"]
        if chosen["low"] is not None:
            value = self.random.uniform(chosen["low"], chosen["high"])
            value = round(value) if isinstance(chosen["value"], int) else round(value, 4)
        self.serve(
            self.engine.set_parameters(session, [(chosen["name"], repr(value))], folder=self.place()), session
        )

    def refine(self, session):
        words = self.random.choice(("make it blue", "make it wider", "make it taller", "paint it dark green"))
        self.serve(self.engine.refine(session, words, folder=self.place()), session)

    def revert(self, session):
        number = self.random.randint(1, len(self.engine.versions(session)))
        self.serve(self.engine.revert(session, number, folder=self.place()), session)

    def rebuild(self, session):
        own = self.script(session) + f"# by hand {self.random.random()}\n"
        self.serve(self.engine.rebuild(session, script=own, folder=self.place()), session)

    def queue(self, session):
        self.engine.add_instruction(session, f"later, number {self.random.random()}")

    def serve(self, run, session=""):
        host = FilelessHost()
        while not run.finished():
            run.wait(5)
            for event in run.take_events():
                if event["kind"] == "stored" and session:
                    self.tell(session)
                if event["kind"] == "done" and event["reason"] == "done":
                    self.tell(event["report"]["session"])
            if request := run.take_request():
                run.answer(request["id"], host.answer(request["kind"], request["payload"]))

    def tell(self, session):
        print(json.dumps(told_of(self.engine, session)), flush=True)

    def script(self, session):
        return self.engine.versions(session)[-1]["script"]

    def place(self):
        return str(self.folder)


if __name__ == "__main__":
    at_work = AtWork(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    while True:
        at_work.go_on()
