# SPDX-License-Identifier: GPL-3.0-or-later
"""`models`: who plays which role, whether they answer, and another one in their place. It needs no Blender."""

from __future__ import annotations

import argparse
import json
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..core import places
from ..core.models_file import NotEditable, with_role
from . import exits
from .console import Console
from .options import command
from .problem import Problem

Overview = dict[str, Any]

ROLES = ("default", "planner", "coder", "critic", "verifier", "librarian", "embedder", "image")


def add_models(commands: argparse._SubParsersAction) -> None:
    """`maquette models`."""
    parser = command(
        commands,
        "models",
        "show, test and choose the language models",
        "Examples: maquette models --test\n"
        "          maquette models --use ollama qwen3:8b\n"
        "          maquette models --use anthropic claude-opus-5 --role coder --role planner\n\n"
        "Shows who plays which role, where each setting comes from, and which servers answer on this machine.",
    )
    parser.add_argument("--test", action="store_true", help="ask each role's model one tiny question")
    parser.add_argument(
        "--use",
        nargs=2,
        metavar=("PROVIDER", "MODEL"),
        help="write this model into models.toml, and leave all its other lines as they are",
    )
    parser.add_argument(
        "--role",
        action="append",
        choices=ROLES,
        help="for which role; may be given several times (default: default, for all that have none of their own)",
    )
    parser.set_defaults(command=models)


def models(options: Namespace, console: Console) -> int:
    """Show, test or choose."""
    from ..engine import find_local_servers

    home = str(places.home())
    if options.role and not options.use:
        raise Problem("--role goes with --use: maquette models --use PROVIDER MODEL --role ROLE.")
    if options.use:
        _use(options, _overview(home))
    found = _overview(home)
    with ThreadPoolExecutor(1) as beside:
        servers = beside.submit(find_local_servers, home)
        found["tests"] = _test(home, found) if options.test else []
        found["local_servers"] = servers.result()
    if options.json:
        console.say(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for line in _lines(found):
            console.say(line)
    failed = any(not trial["ok"] for trial in found["tests"])
    return exits.SEE_TO if failed or (options.test and not found["tests"]) else exits.DONE


def hint(console: Console) -> None:
    """One line for who has no model set but a server on this machine that has some."""
    from ..engine import find_local_servers

    for server in find_local_servers(str(places.home())):
        if server["models"]:
            console.complain(
                f"hint: {server['provider']} answers on this machine. To have it write what the library does not know: "
                f"maquette models --use {server['provider']} {server['models'][0]}"
            )
            return


def _overview(home: str) -> Overview:
    from ..engine import EngineError, model_overview

    try:
        return model_overview(home)
    except EngineError as reason:
        raise Problem(str(reason)) from None


def _use(options: Namespace, now: Overview) -> None:
    """Write the choice into models.toml."""
    provider, model = options.use
    known = [each["name"] for each in now["providers"]]
    if provider not in known:
        raise Problem(
            f"There is no provider {provider!r}; there are {', '.join(known)}. "
            f"Describe another in {now['file']} under [providers.{provider}] (docs/providers.md)."
        )
    file = places.home() / "models.toml"
    text = file.read_bytes().decode("utf-8", errors="strict") if file.exists() else ""
    try:
        for role in options.role or ["default"]:
            text = with_role(text, role, provider, model)
    except NotEditable as reason:
        raise Problem(str(reason)) from None
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(".models.toml.new")
    draft.write_bytes(text.encode("utf-8"))
    draft.replace(file)


def _test(home: str, found: Overview) -> list[dict[str, Any]]:
    """Ask the models of all roles that have one, at the same time."""
    from ..engine import test_model

    roles = [each["role"] for each in found["roles"] if each["model"]]
    with ThreadPoolExecutor(max_workers=len(ROLES)) as asking:
        return [
            {"role": role, **trial}
            for role, trial in zip(roles, asking.map(lambda role: test_model(role, home), roles), strict=True)
        ]


def _lines(found: Overview) -> Iterator[str]:
    """What a person reads."""
    tests = {trial["role"]: trial for trial in found["tests"]}
    for each in found["roles"]:
        yield _role(each)
        trial = tests.get(each["role"])
        if trial:
            yield f"{'':10} {trial['text']}"
    yield ""
    for provider in found["providers"]:
        if provider["used"]:
            yield f"{provider['name']:10} {provider['base_url']}  ({provider['from']['base_url']}), {_key(provider)}"
            yield (
                f"{'':10} waits {provider['connect_seconds']:g} s to connect, {provider['first_byte_seconds']:g} s "
                f"for the first word, {provider['stall_seconds']:g} s between two"
            )
    limits = [f"{each['name']} {each['value']:g}" for each in found["limits"] if each["value"] is not None]
    yield f"{'limits':10} {', '.join(limits) or 'none set'}"
    for server in found["local_servers"]:
        listed = ", ".join(server["models"]) or "no model loaded"
        yield f"{'local':10} {server['provider']} answers at {server['base_url']}: {listed}"
    if not found["local_servers"]:
        yield f"{'local':10} no server answers where LM Studio, Ollama, llama.cpp and vLLM usually listen"
    yield f"{'file':10} {found['file']}"
    if not any(each["model"] for each in found["roles"]):
        yield from _first_steps(found)


def _role(each: dict[str, Any]) -> str:
    if not each["model"]:
        return f"{each['role']:10} not set"
    more = [f"{name} {each[name]:g}" for name in ("temperature", "max_tokens") if each[name] is not None]
    sources = sorted({each["from"]["model"], each["from"]["provider"]})
    source = ", ".join([*more, *sources])
    return f"{each['role']:10} {each['model']} at {each['provider']}  ({source})"


def _key(provider: dict[str, Any]) -> str:
    if provider["has_key"]:
        return f"its key is there ({provider['from']['key']})"
    if not provider["key_env"]:
        return "wants no key"
    return f"its key is missing: export {provider['key_env']}=..."


def _first_steps(found: Overview) -> Iterator[str]:
    yield ""
    server = next((each for each in found["local_servers"] if each["models"]), None)
    choice = f"{server['provider']} {server['models'][0]}" if server else "anthropic claude-opus-5"
    yield f"No model is set, so the library writes. Choose one: maquette models --use {choice}"
