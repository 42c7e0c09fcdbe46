# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences' models as the engine reads them, laid over models.toml and below the environment."""

import os
import sys
from pathlib import Path

import maquette_engine
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from addon.core.model_origins import said_default, said_key, said_role
from addon.core.model_tables import ModelChoices, RoleChoice, missing, settle, with_keys
from addon.core.recipients import PICTURES, SCRIPT, WORDS, recipients

KEY = "sk-planted-0123456789abcdef"
CHOSEN = RoleChoice("openai", "gpt-5.5")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith("MAQUETTE_MODEL") or name.endswith("_KEY")]:
        monkeypatch.delenv(name)


@pytest.fixture
def home(tmp_path):
    """A home whose models.toml a test may write."""
    return tmp_path


def settled(home, **choices):
    return settle(ModelChoices(**choices), lambda tables: maquette_engine.model_overview(str(home), tables))


def role(found, name):
    return next(each for each in found["roles"] if each["role"] == name)


def provider(found, name):
    return next(each for each in found["providers"] if each["name"] == name)


def test_one_line_gives_all_roles_their_model(home):
    tables, found = settled(home, roles={"default": CHOSEN})
    assert tables["roles"] == {"default": {"provider": "openai", "model": "gpt-5.5"}}
    assert said_role(role(found, "critic")) == "gpt-5.5 at openai, by these preferences"
    assert said_default(found) == ""


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (RoleChoice("openai", ""), "Name a model, too"),
        (RoleChoice("", "gpt-5.5"), "Choose a provider, too"),
        (RoleChoice("opnai", "gpt-5.5"), "There is no provider 'opnai'"),
    ],
)
def test_a_line_that_is_half_filled_in_does_not_count_and_says_so(home, choice, words):
    tables, found = settled(home, roles={"default": choice})
    assert tables["roles"] == {}
    assert words in missing(choice, {each["name"] for each in found["providers"]})
    assert missing(CHOSEN, {"openai"}) == missing(RoleChoice(), {"openai"}) == ""


def test_a_temperature_counts_only_where_a_model_has_it(home):
    warm = RoleChoice(temperature=0.7, max_tokens=9000)
    assert settled(home, roles={"coder": warm, "default": warm})[0]["roles"] == {}
    _, found = settled(home, roles={"default": CHOSEN, "coder": warm})
    assert (role(found, "coder")["temperature"], role(found, "coder")["max_tokens"]) == (0.7, 9000)
    assert role(found, "planner")["temperature"] is None
    (home / "models.toml").write_text('[roles.coder]\nprovider = "openai"\nmodel = "m"\n')
    tables, found = settled(home, roles={"default": warm, "coder": warm})
    assert tables["roles"] == {"coder": {"temperature": 0.7, "max_tokens": 9000}}
    assert role(found, "coder")["model"] == "m"


def test_models_toml_counts_where_the_preferences_are_silent_and_is_named(home):
    (home / "models.toml").write_text(
        '[roles.default]\nprovider = "ollama"\nmodel = "q"\n[limits]\nmoney_a_run = 2.0\n'
    )
    _, found = settled(home, limits={"money_a_run": 0.0, "tokens_a_run": 500})
    assert said_default(found) == "Now: q at ollama, by models.toml, roles.default."
    assert {each["name"]: each["value"] for each in found["limits"]} == {
        "tokens_a_run": 500,
        "money_a_run": 2.0,
        "tokens_a_session": None,
        "money_a_session": None,
    }


def test_the_environment_goes_first_and_is_named(home, monkeypatch):
    monkeypatch.setenv("MAQUETTE_MODEL", "claude-x")
    _, found = settled(home, roles={"default": CHOSEN})
    assert said_default(found) == (
        "The environment goes first: claude-x at anthropic, by $MAQUETTE_MODEL of the environment."
    )


def test_without_any_model_it_is_said_that_the_library_writes(home):
    assert said_default(settled(home)[1]).startswith("No model is set, so the library writes.")


def test_a_typed_key_goes_to_the_engine_with_its_host_and_is_in_no_overview(home):
    tables, found = settled(home, roles={"default": CHOSEN})
    keyed = with_keys(tables, found, {"api.openai.com": KEY}.get)
    assert keyed["providers"] == {"openai": {"key": KEY}}
    assert "key" not in str(tables["providers"])
    told = maquette_engine.model_overview(str(home), keyed)
    assert provider(told, "openai")["has_key"]
    assert KEY not in str(told)


def test_a_key_of_the_environment_goes_before_a_typed_one(home, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-environment")
    tables, found = settled(home)
    assert with_keys(tables, found, lambda account: KEY if account == "api.openai.com" else "") == tables
    assert said_key(provider(found, "openai"), "keyring") == "key of $OPENAI_API_KEY"


def test_a_key_does_not_follow_a_provider_to_another_host(home):
    (home / "models.toml").write_text('[providers.openai]\nbase_url = "https://elsewhere.example.com/v1"\n')
    tables, found = settled(home)
    assert with_keys(tables, found, {"api.openai.com": KEY}.get) == tables


def test_the_environments_own_server_is_given_no_typed_key(home, monkeypatch):
    monkeypatch.setenv("MAQUETTE_MODEL", "m")
    monkeypatch.setenv("MAQUETTE_MODEL_URL", "https://models.example.com/v1")
    tables, found = settled(home)
    keyed = with_keys(tables, found, {"models.example.com": KEY}.get)
    assert keyed == tables
    assert maquette_engine.model_overview(str(home), keyed) == found
    assert said_key(provider(found, "models.example.com"), "") == "no key; $MAQUETTE_MODEL_KEY is empty"


def test_where_a_key_comes_from_is_said(home):
    _, found = settled(home, providers={"work": {"base_url": "https://models.example.com/v1", "kind": ""}})
    assert said_key(provider(found, "openai"), "") == "no key yet"
    assert said_key(provider(found, "openai"), "keyring") == "key in the system's keyring"
    assert said_key(provider(found, "openai"), "session") == "key until Blender is closed"
    assert said_key(provider(found, "ollama"), "") == said_key(provider(found, "work"), "") == "needs no key"


def test_settings_that_the_engine_refuses_are_told_and_not_swallowed(home):
    (home / "models.toml").write_text("[roles.boss]\n")
    with pytest.raises(maquette_engine.InputError, match="knows no role"):
        settled(home)


def test_each_provider_is_shown_with_what_it_gets(home):
    _, found = settled(
        home, roles={"default": RoleChoice("ollama", "q"), "critic": RoleChoice("gemini", "g")}
    )
    here, away = recipients(found)
    assert (here.provider, here.is_here, here.roles) == ("ollama", True, ["planner", "coder", "verifier"])
    assert {WORDS, PICTURES, SCRIPT} < here.kinds
    assert (away.host, away.is_here) == ("generativelanguage.googleapis.com", False)
    assert away.kinds == {WORDS, PICTURES}


def test_without_a_model_nobody_gets_anything(home):
    assert recipients(settled(home)[1]) == []
