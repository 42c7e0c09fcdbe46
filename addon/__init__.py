# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette: a sentence becomes a Blender asset that is a program."""


def register() -> None:
    """Switch the add-on on. Without an engine that fits this Blender, only a sentence that says so is shown."""
    from .host import engine_missing, terminal_command

    problem = engine_missing.problem()
    terminal_command.register(problem)
    if problem is not None:
        engine_missing.register(problem)
        return
    from . import ui
    from .engine import trust_spare_certificates
    from .host import going_online

    trust_spare_certificates()
    going_online.follow()
    ui.register()


def unregister() -> None:
    """Switch it off: runs are ended, and Blender holds nothing of ours any more."""
    from .host import engine_missing, going_online, namespace, terminal_command

    if engine_missing.is_shown():
        engine_missing.unregister()
    else:
        from . import ui

        ui.unregister()
        namespace.stop_watching()
        going_online.stop_following()
    terminal_command.unregister()
