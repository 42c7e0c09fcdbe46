# SPDX-License-Identifier: GPL-3.0-or-later
"""Describing providers, and typing their keys. Blender reads the annotations, so that they are not postponed here."""

from urllib.parse import urlsplit

import bpy

from ...core.provider_keys import account_of
from .chosen import shown
from .looked_up import looked_up

Context = bpy.types.Context
Result = set[str]

_HIDDEN = {"SKIP_SAVE", "HIDDEN"}
_KINDS = (
    ("openai", "OpenAI's", "What most servers speak"),
    ("anthropic", "Anthropic's", ""),
    ("gemini", "Google's", ""),
)


def _provider(name: str) -> dict | None:
    return next((each for each in looked_up.providers if each["name"] == name), None)


class MAQUETTE_OT_keep_key(bpy.types.Operator):
    """Type the key of a provider. It goes into the system's keyring, never into a file of Blender's or of Maquette's"""

    bl_idname = "maquette.keep_key"
    bl_label = "Key"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    provider: bpy.props.StringProperty(options=_HIDDEN)
    key: bpy.props.StringProperty(name="Key", subtype="PASSWORD", options={"SKIP_SAVE"})

    def invoke(self, context: Context, _: bpy.types.Event) -> Result:
        """Ask for it."""
        return context.window_manager.invoke_props_dialog(self, width=420)

    def draw(self, _: Context) -> None:
        """One field, and where the key goes."""
        found = _provider(self.provider)
        host = account_of(found["base_url"]) if found else self.provider
        column = self.layout.column()
        column.label(text=f"The key that {host} gave you, for that host alone:")
        column.prop(self, "key", text="")
        trouble = looked_up.keys.trouble
        if trouble:
            column.label(text="Kept until Blender is closed, and written nowhere:", icon="INFO")
            column.label(text=f"{trouble}.", icon="BLANK1")
        else:
            column.label(text="Kept in the system's keyring.", icon="LOCKED")

    def execute(self, _: Context) -> Result:
        """Hand it over, and empty the field."""
        key, self.key = self.key.strip(), ""
        found = _provider(self.provider)
        if found is None or not key:
            self.report({"ERROR"}, "Type the key." if found else f"There is no provider {self.provider!r}.")
            return {"CANCELLED"}
        looked_up.keep_key(account_of(found["base_url"]), key)
        return {"FINISHED"}


class MAQUETTE_OT_forget_key(bpy.types.Operator):
    """Take the key out of the system's keyring, or out of memory"""

    bl_idname = "maquette.forget_key"
    bl_label = "Forget the Key"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    provider: bpy.props.StringProperty(options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Begin to forget."""
        found = _provider(self.provider)
        if found is None:
            return {"CANCELLED"}
        looked_up.forget_key(account_of(found["base_url"]))
        return {"FINISHED"}


class MAQUETTE_OT_describe_provider(bpy.types.Operator):
    """Add a server of your own, or say that a provider is at another address"""

    bl_idname = "maquette.describe_provider"
    bl_label = "Provider"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    provider: bpy.props.StringProperty(name="Name", description="As roles name it", options={"SKIP_SAVE"})
    base_url: bpy.props.StringProperty(
        name="Address",
        description="Up to and with its version: https://models.example.com/v1",
        options={"SKIP_SAVE"},
    )
    kind: bpy.props.EnumProperty(name="Protocol", items=_KINDS, options={"SKIP_SAVE"})
    key_env: bpy.props.StringProperty(
        name="Variable of Its Key", description="Of the environment; may be left empty", options={"SKIP_SAVE"}
    )

    def invoke(self, context: Context, _: bpy.types.Event) -> Result:
        """Begin with what is known of it."""
        found = _provider(self.provider)
        if found is not None:
            self.base_url, self.kind, self.key_env = found["base_url"], found["kind"], found["key_env"]
        return context.window_manager.invoke_props_dialog(self, width=420)

    def draw(self, _: Context) -> None:
        """Four fields."""
        self.layout.use_property_split = True
        self.layout.use_property_decorate = False
        for field in ("provider", "base_url", "kind", "key_env"):
            self.layout.prop(self, field)

    def execute(self, _: Context) -> Result:
        """Write it down."""
        name, address = self.provider.strip(), self.base_url.strip()
        if not name or urlsplit(address).scheme not in {"http", "https"} or not account_of(address):
            self.report({"ERROR"}, "Give it a name, and an address that begins with https:// or http://.")
            return {"CANCELLED"}
        providers = shown().providers
        entry = providers.get(name) or providers.add()
        entry.name, entry.base_url, entry.kind, entry.key_env = name, address, self.kind, self.key_env.strip()
        looked_up.settings_changed()
        return {"FINISHED"}


class MAQUETTE_OT_drop_provider(bpy.types.Operator):
    """Take away what these preferences say of the provider"""

    bl_idname = "maquette.drop_provider"
    bl_label = "Remove"
    bl_options = {"INTERNAL"}  # noqa: RUF012

    provider: bpy.props.StringProperty(options=_HIDDEN)

    def execute(self, _: Context) -> Result:
        """Remove its entry."""
        providers = shown().providers
        found = providers.find(self.provider)
        if found < 0:
            return {"CANCELLED"}
        providers.remove(found)
        looked_up.settings_changed()
        return {"FINISHED"}


CLASSES = (
    MAQUETTE_OT_keep_key,
    MAQUETTE_OT_forget_key,
    MAQUETTE_OT_describe_provider,
    MAQUETTE_OT_drop_provider,
)
