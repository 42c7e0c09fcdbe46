"""
Maquette's engine. Calls that may take long release the GIL; no thread of the engine runs Python.
"""
from __future__ import annotations
import collections.abc
import typing
__all__: list[str] = ['Cancelled', 'DataError', 'EditRefused', 'Engine', 'EngineError', 'HostFailure', 'InputError', 'Knowledge', 'LimitReached', 'ModelError', 'ProviderError', 'Run', 'StoreError', 'apply_edits', 'audit', 'build_knowledge', 'load_knowledge', 'outline', 'parse_script', 'plan_run', 'read_outline', 'start_log']
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
    def adopt(self, folder: str, script: str) -> str:
        """
        Make a session of a script brought from elsewhere; returns its id.
        """
    def audit(self, session: str, apply: bool = False, expected: dict[str, typing.Any] = {}, script: str | None = None, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}) -> Run:
        """
        Start measuring what is wrong with an asset and what mends it; `apply` makes that a version.
        """
    def create(self, prompt: str, folder: str = '', render: dict[str, typing.Any] = {}, exporting: dict[str, typing.Any] = {}, reference: bytes | None = None, reference_type: str = 'image/png', options: dict[str, typing.Any] = {}) -> Run:
        """
        Start a new asset from a sentence, a picture, or both.
        """
    def has_team(self) -> bool:
        """
        Whether models are set for the roles of the team.
        """
    def messages(self, session: str) -> list[dict[str, typing.Any]]:
        """
        What was said in a session, oldest first.
        """
    def move_session(self, id: str, folder: str) -> None:
        ...
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
    def use_knowledge(self, knowledge: Knowledge) -> None:
        """
        Give coders something to look things up in.
        """
    def version(self, session: str, number: typing.SupportsInt | typing.SupportsIndex) -> dict[str, typing.Any] | None:
        ...
    def versions(self, session: str) -> list[dict[str, typing.Any]]:
        """
        All versions of a session, oldest first.
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
def load_knowledge(rag_folder: str, file: str, key: str, embeddings: dict[str, typing.Any] | None = None) -> Knowledge | None:
    """
    The index as it was built before, or None where there is none for this key. `embeddings` names a provider: url, model and key.
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
