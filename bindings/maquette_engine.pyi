"""
Maquette's engine. Calls that may take long release the GIL; no thread of the engine runs Python.
"""
from __future__ import annotations
import collections.abc
import typing
__all__: list[str] = ['Cancelled', 'DataError', 'EditRefused', 'Engine', 'EngineError', 'HostFailure', 'InputError', 'Knowledge', 'LimitReached', 'ModelError', 'ProviderError', 'Run', 'StoreError', 'allow_network', 'apply_edits', 'audit', 'build_knowledge', 'draw_blueprint', 'find_local_servers', 'load_knowledge', 'model_overview', 'outline', 'parse_script', 'plan_run', 'read_outline', 'start_log', 'test_model', 'use_certificates', 'with_hand']
class EngineError(RuntimeError):
    pass
class InputError(EngineError):
    pass
class EditRefused(InputError):
    pass
class HostFailure(EngineError):
    pass
class StoreError(EngineError):
    pass
class DataError(EngineError):
    pass
class ProviderError(EngineError):
    pass
class ModelError(EngineError):
    pass
class LimitReached(EngineError):
    pass
class Cancelled(EngineError):
    pass
class Knowledge:
    """
    Passages that are found by words and by meaning. Safe from several threads.
    """
    def __len__(self) -> int:
        """
        How many passages there are.
        """
    def find(self, query: str, limit: typing.SupportsInt | typing.SupportsIndex = 8, kinds: collections.abc.Sequence[str] = [], by: str = 'both') -> list[dict[str, typing.Any]]:
        """
        The best passages (id, kind, title, text, score), of these kinds where any are given.
        """
    def passages(self) -> list[dict[str, typing.Any]]:
        """
        All passages.
        """
class Run:
    """
    One request on its way. Destroying it cancels it and waits for its thread.
    """
    def answer(self, request: typing.SupportsInt | typing.SupportsIndex, observation: dict) -> None:
        """
        Answer a host request. Mesh arrays are read without a copy.
        """
    def cancel(self) -> None:
        """
        End the run at once. May be called from any thread.
        """
    def fail(self, request: typing.SupportsInt | typing.SupportsIndex, message: str) -> None:
        """
        Say that a host request could not be done, and why.
        """
    def finished(self) -> bool:
        """
        Whether the run is over and its events have been taken.
        """
    def take_events(self) -> list[dict[str, typing.Any]]:
        """
        Events since the last call, oldest first; the last of a run is of kind "done".
        """
    def take_request(self) -> dict[str, typing.Any] | None:
        """
        What Blender's main thread is to do next, or None.
        """
    def wait(self, seconds: typing.SupportsFloat | typing.SupportsIndex) -> None:
        """
        Sleep until there is something to take, or the time is up.
        """
class Engine:
    """
    A store, an author and the runs on them.
    """
    def __init__(self, store_file: str, rag_folder: str, home: str = '', models: dict[str, typing.Any] = {}, record_to: str = '', replay_from: str = '', pace: dict[str, typing.Any] = {}) -> None:
        """
        `models` is what models.toml may say; answers of models are recorded to, or replayed from, a file.
        """
    def add_instruction(self, session: str, text: str) -> int:
        """
        Put an instruction at the end of a session's queue; returns its id.
        """
    def adopt(self, folder: str, script: str) -> str:
        """
        Make a session of a script brought from elsewhere; returns its id.
        """
    def audit(self, session: str, apply: bool = False, expected: dict[str, typing.Any] = {}, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start measuring what is wrong with an asset and what mends it; `apply` makes that a version.
        """
    def create(self, prompt: str, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}, reference: bytes | None = None, reference_type: str = 'image/png', options: dict[str, typing.Any] = {}, plan: dict[str, typing.Any] | None = None, other_than: list[dict[str, typing.Any]] = []) -> Run:
        """
        Start a new asset from a sentence, a picture, or both; built to a blueprint where `plan` is given, else planned unlike the blueprints of `other_than`.
        """
    def has_team(self) -> bool:
        """
        Whether models are set for the roles of the team.
        """
    def hold(self, session: str, part: str, held: bool, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start holding a part as it stands in the scene, or letting it go again.
        """
    def messages(self, session: str) -> list[dict[str, typing.Any]]:
        """
        What was said in a session, oldest first.
        """
    def move_instruction(self, id: typing.SupportsInt | typing.SupportsIndex, from_state: str, to_state: str) -> bool:
        """
        From one state to another (waiting, running, done, failed, dropped); whether it was in the first.
        """
    def move_session(self, id: str, folder: str) -> None:
        ...
    def open_instructions(self, session: str) -> list[dict[str, typing.Any]]:
        """
        Those that are waiting or running, in the order in which they are to run.
        """
    def order_instructions(self, session: str, ids: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]) -> None:
        """
        Give a session's instructions the places of this list.
        """
    def plan(self, prompt: str, folder: str = '', reference: bytes | None = None, reference_type: str = 'image/png', options: dict[str, typing.Any] = {}, other_than: list[dict[str, typing.Any]] = []) -> Run:
        """
        Start planning: a blueprint and its drawing in the folder, and nothing built; unlike those of `other_than`.
        """
    def rebuild(self, session: str, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start bringing the script as it stands into the scene.
        """
    def refine(self, session: str, instruction: str, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}, options: dict[str, typing.Any] = {}) -> Run:
        """
        Start a change of an asset, in words. `script` is its text as the user has it now.
        """
    def resume(self, session: str, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}, options: dict[str, typing.Any] = {}) -> Run:
        """
        Go on with a session's last run that was cut; what models answered is not asked again.
        """
    def revert(self, session: str, version: typing.SupportsInt | typing.SupportsIndex, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start making a stored version the current one again.
        """
    def session(self, id: str) -> dict[str, typing.Any] | None:
        ...
    def session_in(self, folder: str) -> dict[str, typing.Any] | None:
        """
        The newest session with this folder, or None.
        """
    def sessions(self) -> list[dict[str, typing.Any]]:
        """
        All sessions, newest first.
        """
    def set_parameters(self, session: str, assignments: collections.abc.Sequence[tuple[str, str]], script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start setting parameters, given as pairs of name and Python literal.
        """
    def shake(self, session: str, narrow: bool = False, settings: dict[str, typing.Any] = {}, expected: dict[str, typing.Any] = {}, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start moving an asset's parameters through their ranges; `narrow` makes what holds a version. `settings` may have steps, pairs, seed and closer.
        """
    def try_parameters(self, session: str, assignments: collections.abc.Sequence[tuple[str, str]], script: str) -> Run:
        """
        Start showing values in the scene while a slider is held; nothing is stored.
        """
    def usage(self, session: str) -> dict[str, typing.Any]:
        """
        What all runs of a session took: replies, tokens, money (None where it is not all known), roles.
        """
    def usage_by_run(self, session: str) -> dict[str, typing.Any]:
        """
        What each run of a session took, by the run's id.
        """
    def usage_by_session(self) -> dict[str, typing.Any]:
        """
        What each session took that asked a model, by its id.
        """
    def use_knowledge(self, knowledge: Knowledge) -> None:
        """
        Give coders something to look things up in.
        """
    def use_trials(self, on: bool) -> None:
        """
        Whether code that has not run here is tried in the host's isolated Blender first.
        """
    def version(self, session: str, number: typing.SupportsInt | typing.SupportsIndex) -> dict[str, typing.Any] | None:
        ...
    def versions(self, session: str) -> list[dict[str, typing.Any]]:
        """
        All versions of a session, oldest first.
        """
    @property
    def damaged_copy(self) -> str:
        """
        Where the damaged file is kept that stood in the store's place; empty where there was none.
        """
def allow_network(allowed: bool) -> None:
    """
    Whether requests may leave this machine; its own servers are always asked. Of the whole process.
    """
def apply_edits(text: str, edits: list[dict[str, typing.Any]]) -> str:
    """
    Apply edits, given as dictionaries, and return the new text. Raises EditRefused.
    """
def audit(parts: list[dict[str, typing.Any]], expected: dict[str, typing.Any] = {}) -> dict[str, typing.Any]:
    """
    Measure parts, as the host inspects them, against each other and against what is expected.
    """
def build_knowledge(rag_folder: str, file: str, key: str, passages: list[dict[str, typing.Any]], embeddings: dict[str, typing.Any] | None = None) -> Knowledge:
    """
    Build the index over these passages and those of the rag folder, and keep it in the file.
    """
def draw_blueprint(blueprint: dict[str, typing.Any]) -> dict[str, typing.Any]:
    """
    The three-view sheet of a blueprint: as SVG, and as the shapes that the host draws as PNG. Raises InputError with every fault and its place.
    """
def find_local_servers(home: str, models: dict[str, typing.Any] = {}) -> list[dict[str, typing.Any]]:
    """
    The servers of models that answer on this machine, with the models that they list. Waits a second at most.
    """
def load_knowledge(rag_folder: str, file: str, key: str, embeddings: dict[str, typing.Any] | None = None) -> Knowledge | None:
    """
    The index as it was built before, or None where there is none for this key. `embeddings` names a provider: url, model and key.
    """
def model_overview(home: str, models: dict[str, typing.Any] = {}) -> dict[str, typing.Any]:
    """
    Who plays which role at which provider, and where each setting comes from. `models` as of Engine.
    """
def outline(mask: typing.Any, parts: list[dict[str, typing.Any]], confidence: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> dict[str, typing.Any]:
    """
    Compare a mask with the outline of inspected parts from all sides: iou, azimuth, elevation, proportions, and the finding in words.
    """
def parse_script(text: str) -> dict[str, typing.Any]:
    """
    Cells, parameters, prompt, tags and problems of a script, as a dictionary.
    """
def plan_run(text: str, analysis: list[dict[str, typing.Any]], recollection: list[dict[str, typing.Any]]) -> dict[str, typing.Any]:
    """
    Which cells to run and whose objects to remove, given the host's analysis and recollection.
    """
def read_outline(pixels: typing.Any) -> dict[str, typing.Any]:
    """
    Where the object is in a picture, given as uint8 (height, width, 4) with rows from the top: mask (uint8, None where there is no outline), reason, source (alpha or background) and confidence.
    """
def start_log(file: str, level: str = 'info') -> None:
    """
    Start the log file. Levels: trace, debug, info, warning, error, off.
    """
def test_model(role: str, home: str, models: dict[str, typing.Any] = {}) -> dict[str, typing.Any]:
    """
    Ask a role's model one tiny question: {"ok", "text", "seconds", "model"}. Waits for the answer, so call it from a thread of its own.
    """
def use_certificates(file: str) -> None:
    """
    Certificates (PEM) to trust where neither $SSL_CERT_FILE nor the system has a file of them.
    """
def with_hand(text: str, hand: dict[str, typing.Any]) -> str:
    """
    The script with lines that say what the artist changed by hand.
    """
