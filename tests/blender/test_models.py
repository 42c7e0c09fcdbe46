# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding, testing and choosing models, and what a session's models take: real HTTP on loopback, real processes."""

import json
import shutil
import subprocess

import pytest

from tests.blender.test_command_line import QUICK, Terminal
from tests.support.provider import KEY, Provider

PRICES = '["recorded"]\nin = 1000.0\nout = 2000.0\n'
"""US dollars for a million tokens."""


@pytest.fixture
def provider():
    with Provider() as serving:
        serving.edits = lambda request: "Taller.\n```set\nCANDLE_HEIGHT = 0.11\n```"
        yield serving


@pytest.fixture
def terminal(tmp_path):
    """A user whose Ollama listens nowhere, whatever this machine runs."""
    user = Terminal(tmp_path)
    for name in [
        name for name in user.environment if name.startswith("MAQUETTE_MODEL") or name.endswith("_KEY")
    ]:
        del user.environment[name]
    (tmp_path / "home").mkdir()
    return user


def write(user, text):
    (user.folder / "home" / "models.toml").write_text(text, encoding="utf-8")


def local(provider):
    """Ollama at the provider's address, and the others where nobody listens."""
    nowhere = "".join(
        f'[providers.{name}]\nbase_url = "http://127.0.0.1:9/v1"\n'
        for name in ("lmstudio", "llamacpp", "vllm")
    )
    return f'[providers.ollama]\nbase_url = "{provider.url}"\n{nowhere}'


def overview(user, *options):
    return json.loads(user.call("models", "--json", *options).stdout)


def role(found, name):
    return next(each for each in found["roles"] if each["role"] == name)


def test_without_models_it_says_so_and_names_the_servers_that_are_there(terminal, provider):
    provider.models = ["qwen3:8b", "nomic"]
    write(terminal, local(provider))
    result = terminal.call("models")
    assert result.returncode == 0, result.stderr
    assert "planner    not set" in result.stdout
    assert f"ollama answers at {provider.url}: qwen3:8b, nomic" in result.stdout
    assert "maquette models --use ollama qwen3:8b" in result.stdout


def test_each_role_says_where_its_model_comes_from_and_no_key_is_shown(terminal, provider):
    terminal.environment.update(provider.environment)
    result = terminal.call("models")
    assert "recorded at 127.0.0.1" in result.stdout
    assert "environment: MAQUETTE_MODEL" in result.stdout
    assert "its key is there (environment: MAQUETTE_MODEL_KEY)" in result.stdout
    assert KEY not in result.stdout + result.stderr + terminal.call("models", "--json").stdout


def test_choosing_a_model_keeps_the_users_lines_and_takes_effect(terminal, provider):
    own = f"# mine\n{local(provider)}\n[limits]\nmoney_a_run = 2.0 # enough\n"
    write(terminal, own)
    assert terminal.call("models", "--use", "ollama", "recorded").returncode == 0
    assert terminal.call("models", "--use", "anthropic", "claude-x", "--role", "critic").returncode == 0
    text = (terminal.folder / "home" / "models.toml").read_text(encoding="utf-8")
    assert text.startswith(own)
    found = overview(terminal)
    assert (role(found, "coder")["provider"], role(found, "coder")["model"]) == ("ollama", "recorded")
    assert role(found, "critic")["from"]["model"] == "models.toml: roles.critic"
    assert "its key is missing: export ANTHROPIC_API_KEY=" in terminal.call("models").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--use", "nobody", "m"], "There is no provider 'nobody'; there are anthropic"),
        (["--role", "coder"], "--role goes with --use"),
        (["--use", "ollama", "m", "--role", "boss"], "invalid choice"),
        (["--use", "ollama"], "expected 2 arguments"),
    ],
)
def test_a_choice_that_cannot_be_is_told_and_writes_nothing(terminal, arguments, words):
    result = terminal.call("models", *arguments)
    assert (result.returncode, words in result.stderr) == (2, True), result.stderr
    assert not (terminal.folder / "home" / "models.toml").exists()


def test_a_file_that_cannot_be_edited_by_lines_is_left_alone(terminal):
    text = '[roles]\ndefault = { provider = "openai", model = "m" }\n'
    write(terminal, text)
    result = terminal.call("models", "--use", "ollama", "q")
    assert result.returncode == 2
    assert "Write this into it yourself" in result.stderr
    assert (terminal.folder / "home" / "models.toml").read_text(encoding="utf-8") == text


def test_each_roles_model_is_asked_and_says_whether_it_works(terminal, provider):
    write(terminal, local(provider))
    terminal.call("models", "--use", "ollama", "recorded")
    result = terminal.call("models", "--test")
    assert result.returncode == 0, result.stdout
    assert result.stdout.count("works, ") == 5
    provider.fault = lambda request: (404, '{"error": {"message": "no such model"}}')
    result = terminal.call("models", "--test")
    assert result.returncode == 1
    assert 'does not know the model "recorded"' in result.stdout


def test_a_provider_that_is_not_there_is_told_with_its_address(terminal):
    write(terminal, '[providers.ollama]\nbase_url = "http://127.0.0.1:9/v1"\n')
    terminal.call("models", "--use", "ollama", "m", "--role", "coder")
    (trial,) = overview(terminal, "--test")["tests"]
    assert not trial["ok"]
    assert "127.0.0.1" in trial["text"]


def test_create_without_a_model_hints_at_the_server_on_this_machine(terminal, provider):
    write(terminal, local(provider))
    result = terminal.call("create", "a red mug", "--out", "mug", *QUICK)
    assert result.returncode == 0, result.stderr
    assert "maquette models --use ollama recorded" in result.stderr
    assert provider.asked == []
    quiet = terminal.call("create", "a blue mug", "--out", "quiet", "--author", "library", *QUICK)
    assert "maquette models --use" not in quiet.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A lantern by the team, with prices of the user's own."""
    user = Terminal(tmp_path_factory.mktemp("made"))
    with Provider() as serving:
        user.environment.update(serving.environment)
        (user.folder / "home").mkdir()
        (user.folder / "home" / "prices.toml").write_text(PRICES, encoding="utf-8")
        report = user.report("create", "an old brass lantern", "--out", "lantern", "--rounds", "0")
    return user.folder, report


@pytest.fixture
def owner(made, tmp_path, provider):
    """The lantern's owner, with settings of their own."""
    user = Terminal(made[0])
    shutil.copytree(made[0] / "home", tmp_path / "home")
    user.environment.update(provider.environment, MAQUETTE_HOME=str(tmp_path / "home"))
    return user


def test_the_users_prices_count_and_a_session_adds_up_over_its_runs(made, owner):
    (folder, first), user = made, owner
    tokens = first["usage"]
    assert tokens["money"] == pytest.approx((tokens["tokens_in"] * 1000 + tokens["tokens_out"] * 2000) / 1e6)
    assert first["session_usage"]["tokens_in"] == tokens["tokens_in"]
    talk = subprocess.run(
        user.command("chat", "lantern", *QUICK, "--rounds", "0"),
        cwd=folder,
        env=user.environment,
        input="make the candle taller\n/cost\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert talk.returncode == 0, talk.stderr
    assert "author: Taller." in talk.stderr
    assert "US dollars" in talk.stdout
    report = json.loads((folder / "lantern" / "report.json").read_text(encoding="utf-8"))
    assert report["session_usage"]["tokens_in"] == tokens["tokens_in"] + report["usage"]["tokens_in"]
    (session,) = json.loads(user.call("sessions", "--json").stdout)
    assert session["usage"]["replies"] == tokens["replies"] + 1
    assert f"{session['usage']['tokens_in']:,} tokens in" in user.call("history", "lantern").stdout
    assert f"{session['usage']['tokens_in']:,} tokens in" in user.call("sessions").stdout


def test_a_run_beyond_the_sessions_cap_is_refused_before_a_model_is_asked(owner, provider, tmp_path):
    (tmp_path / "home" / "models.toml").write_text("[limits]\ntokens_a_session = 100\n", encoding="utf-8")
    result = owner.call("refine", "lantern", "make the candle taller", *QUICK)
    assert result.returncode == 1
    assert "The session has used its 100 tokens. Raise tokens_a_session in models.toml" in result.stderr
    assert provider.asked == []
    by_library = owner.call("refine", "lantern", "make it red", "--author", "library", *QUICK)
    assert "tokens_a_session" not in by_library.stderr
