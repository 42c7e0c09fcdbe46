# SPDX-License-Identifier: GPL-3.0-or-later
"""The API reference, as it is read from a real Blender."""

import json
from functools import cache

import bpy
import pytest

from addon.core.passages import passages
from addon.host import reference as host
from addon.host.reference import read_reference

NEW = bpy.app.version >= (5, 0, 0)


@cache
def reference():
    return read_reference()


def own(name):
    """What a type adds to its base."""
    return reference()["types"][name]["properties"]


def every_datablock():
    """Each datablock with how many use it."""
    collections = (
        prop.identifier for prop in bpy.types.BlendData.bl_rna.properties if prop.type == "COLLECTION"
    )
    return {
        (kind, each.name_full): (each.users, each.use_fake_user)
        for kind in collections
        for each in getattr(bpy.data, kind)
    }


def inputs(node):
    return [socket["name"] for socket in reference()["nodes"][node]["inputs"]]


def test_it_is_plain_data_of_this_blender():
    assert json.loads(json.dumps(reference())) == reference()
    assert tuple(reference()["version"]) == bpy.app.version
    assert reference()["build"] == bpy.app.build_hash.decode()


def test_nothing_is_left_in_the_file():
    material = bpy.data.materials.new("Oak")
    bpy.data.meshes.new("Board").materials.append(material)
    before, dirty = every_datablock(), bpy.data.is_dirty
    settings = bpy.context.scene.render.engine, bpy.context.scene.view_settings.view_transform
    read_reference()
    assert every_datablock() == before
    assert bpy.data.is_dirty == dirty
    assert settings == (bpy.context.scene.render.engine, bpy.context.scene.view_settings.view_transform)


def test_reading_prints_nothing(capfd):
    read_reference()
    assert capfd.readouterr().out == ""


def test_a_property_says_what_it_holds():
    location = own("Object")["location"]
    assert location == {
        "kind": "FLOAT",
        "array": 3,
        "default": [0.0, 0.0, 0.0],
        "description": location["description"],
    }
    assert "ocation" in location["description"]
    assert own("Object")["matrix_world"]["array"] == [4, 4]
    assert own("Object")["parent"]["of"] == "Object"
    assert own("Object")["type"]["readonly"] is True
    assert own("Object")["modifiers"]["of"] == "Modifier"
    assert own("Object")["modifiers"]["collection_type"] == "ObjectModifiers"
    assert own("BevelModifier")["segments"]["min"] == 1
    assert own("Object")["delta_location"].keys().isdisjoint({"min", "max"})


def test_enums_have_this_versions_items():
    solver = own("BooleanModifier")["solver"]
    assert "dynamic" not in solver
    expected = {True: {"FLOAT", "EXACT", "MANIFOLD"}, False: {"FAST", "EXACT", "MANIFOLD"}}[NEW]
    assert set(solver["items"]) == (expected if bpy.app.version >= (4, 5, 0) else {"FAST", "EXACT"})
    assert len(solver["meanings"]) == len(solver["items"])


def test_a_default_is_one_of_what_may_be():
    properties = [prop for record in reference()["types"].values() for prop in record["properties"].values()]
    for prop in properties:
        default = prop.get("default")
        if prop["kind"] == "ENUM" and isinstance(default, str) and "dynamic" not in prop:
            assert default in prop["items"]
        if prop["kind"] in {"INT", "FLOAT"} and default is not None and "array" not in prop:
            assert prop.get("min", default) <= default <= prop.get("max", default)


def test_items_that_depend_on_the_context_are_marked():
    assert own("Area")["ui_type"]["dynamic"] is True
    engine = own("RenderSettings")["engine"]
    assert engine["dynamic"] is True
    assert engine["items"] == reference()["engines"]
    assert {"CYCLES", "BLENDER_EEVEE" if NEW else "BLENDER_EEVEE_NEXT"} <= set(reference()["engines"])
    assert "AgX" in own("ColorManagedViewSettings")["view_transform"]["items"]


def test_what_is_inherited_is_told_once():
    assert reference()["types"]["BevelModifier"]["base"] == "Modifier"
    assert {"segments", "show_viewport", "name"} & own("BevelModifier").keys() == {"segments"}
    assert {"show_viewport", "name"} <= own("Modifier").keys()
    assert "name" in own("ID")
    assert "name" not in own("Object")
    assert "copy" not in reference()["types"]["Object"]["functions"]
    assert reference()["types"]["ID"]["base"] == "bpy_struct"
    assert reference()["types"]["bpy_struct"]["base"] is None


def test_every_name_that_is_pointed_at_is_there():
    types = reference()["types"]
    bases = {record["base"] for record in types.values()} - {None}
    properties = [prop for record in types.values() for prop in record["properties"].values()]
    pointed = {prop["of"] for prop in properties if "of" in prop}
    collections = {prop["collection_type"] for prop in properties if "collection_type" in prop}
    context = {prop["of"] for prop in reference()["context"].values() if prop.get("of")}
    assert (
        bases | pointed | collections | context | set(reference()["data"].values())
    ) - types.keys() == set()


def test_every_attribute_of_an_object_is_known():
    """What `dir` finds on real things is what following the bases finds in the reference."""
    scene = bpy.context.scene
    for thing in (scene, scene.render, scene.collection, scene.collection.objects, bpy.data, bpy.context):
        known, name = set(), type(thing).bl_rna.identifier if hasattr(type(thing), "bl_rna") else None
        if isinstance(thing, bpy.types.bpy_prop_collection):
            name = thing.bl_rna.identifier
            known = {
                *reference()["types"]["bpy_prop_collection"]["python"],
                "data",
                "id_data",
                "rna_type",
                "bl_rna",
            }
        while name is not None:
            record = reference()["types"][name]
            known |= {*record["properties"], *record["functions"], *record["python"]}
            name = record["base"]
        known |= set(reference()["context"]) if thing == bpy.context else set()
        assert {each for each in dir(thing) if not each.startswith("_")} - known == set(), thing


def test_functions_have_parameters_and_returns():
    new = reference()["types"]["BlendDataObjects"]["functions"]["new"]
    assert [each["name"] for each in new["parameters"] if each.get("required")] == ["name", "object_data"]
    assert [each["of"] for each in new["returns"]] == ["Object"]


def test_methods_of_python_are_known():
    mesh = reference()["types"]["Mesh"]["python"]
    assert mesh["from_pydata"]["arguments"][:3] == ["vertices", "edges", "faces"]
    assert "users_collection" in reference()["types"]["Object"]["python"]
    assert {"keyframe_insert", "driver_add", "bl_rna", "id_data"} <= reference()["types"]["bpy_struct"][
        "python"
    ].keys()
    assert {"foreach_get", "keys", "get"} <= reference()["types"]["bpy_prop_collection"]["python"].keys()
    assert (
        "temp_override"
        in reference()["types"]["Context"]["functions"] | reference()["types"]["Context"]["python"]
    )


def test_operators_have_their_defaults():
    sphere = reference()["operators"]["mesh.primitive_uv_sphere_add"]
    assert sphere["properties"]["segments"]["default"] == 32
    assert sphere["properties"]["radius"]["default"] == 1.0
    assert sphere["label"] == "Add UV Sphere"
    assert "rna_type" not in sphere["properties"]
    assert "MESH_OT_bevel" not in reference()["types"]


def test_modules_written_in_c_are_read_from_their_docstrings():
    modules = reference()["modules"]
    assert {"affect", "segments", "geom"} <= set(modules["bmesh.ops"]["functions"]["bevel"]["arguments"])
    assert "co" in modules["bmesh.types"]["types"]["BMVert"]["attributes"]
    assert modules["bmesh.types"]["types"]["BMesh"]["functions"]["from_mesh"]["arguments"][0] == "mesh"
    vector = modules["mathutils"]["types"]["Vector"]
    assert vector["functions"]["lerp"]["arguments"] == ["other", "factor"]
    assert {"normalize", "cross", "Fill"} <= vector["functions"].keys()
    assert "noise_basis" in modules["mathutils.noise"]["functions"]["noise"]["arguments"]
    assert "default" in modules["bpy.props"]["functions"]["FloatProperty"]["arguments"]
    assert {"version", "handlers", "background"} <= modules["bpy.app"]["attributes"].keys()
    assert "depsgraph_update_post" in modules["bpy.app.handlers"]["attributes"]
    assert "register" in modules["bpy.app.timers"]["functions"]
    assert "register_class" in modules["bpy.utils"]["functions"]
    assert "object_data_add" in modules["bpy_extras.object_utils"]["functions"]


def test_the_principled_bsdf_has_the_sockets_of_this_version():
    principled = reference()["nodes"]["ShaderNodeBsdfPrincipled"]
    assert principled["label"] == "Principled BSDF"
    assert principled["trees"] == ["ShaderNodeTree"]
    names = inputs("ShaderNodeBsdfPrincipled")
    assert {"Base Color", "Roughness", "Specular IOR Level", "Coat Weight", "Emission Color"} <= set(names)
    assert "Specular" not in names
    roughness = next(each for each in principled["inputs"] if each["name"] == "Roughness")
    assert (roughness["type"], roughness["default"]) == ("NodeSocketFloatFactor", 0.5)
    assert [each["name"] for each in principled["outputs"]] == ["BSDF"]


def test_every_kind_of_tree_has_its_nodes():
    nodes = reference()["nodes"]
    assert nodes["ShaderNodeMath"]["trees"][:2] == ["ShaderNodeTree", "GeometryNodeTree"]
    assert nodes["GeometryNodeMeshCube"]["trees"] == ["GeometryNodeTree"]
    assert "CompositorNodeTree" in nodes["CompositorNodeRLayers"]["trees"]
    assert nodes["TextureNodeChecker"]["trees"] == ["TextureNodeTree"]
    assert reference()["sockets"]["NodeSocketGeometry"] == ["GeometryNodeTree"]
    assert "ShaderNodeTree" in reference()["sockets"]["NodeSocketShader"]


def test_sockets_that_depend_on_a_setting_are_told_for_each_value():
    switch = reference()["nodes"]["GeometryNodeSwitch"]["variants"]["input_type"]
    assert ["True", "NodeSocketGeometry"] in [[name, kind] for name, _, kind in switch["GEOMETRY"]["inputs"]]
    random = reference()["nodes"]["FunctionNodeRandomValue"]["variants"]["data_type"]
    assert [name for name, *_ in random["BOOLEAN"]["inputs"]] == ["Probability", "ID", "Seed"]
    noise = reference()["nodes"]["ShaderNodeTexNoise"]["variants"]["noise_dimensions"]
    assert "W" in [name for name, *_ in noise["4D"]["inputs"]]
    assert "W" not in [name for name, *_ in noise["3D"]["inputs"]]


def test_each_item_leads_to_the_class_that_it_makes():
    thing = bpy.data.objects.new("Thing", bpy.data.meshes.new("Thing"))
    strokes = (
        bpy.data.grease_pencils_v3 if hasattr(bpy.data, "grease_pencils_v3") else bpy.data.grease_pencils
    )
    drawing = bpy.data.objects.new("Drawing", strokes.new("Drawing"))
    unknown = set(own("Modifier")["type"]["items"]) - reference()["modifiers"].keys()
    assert unknown == set()
    made = {}
    for item in own("Modifier")["type"]["items"]:
        new = thing.modifiers.new(item, item) or drawing.modifiers.new(item, item)
        if new is not None:
            made[item] = new.bl_rna.identifier
    assert len(made) > 50
    assert made.items() <= reference()["modifiers"].items()
    constraints = {
        item: thing.constraints.new(item).bl_rna.identifier for item in own("Constraint")["type"]["items"]
    }
    assert constraints == reference()["constraints"]
    assert reference()["object_data"]["MESH"] == "Mesh"
    assert reference()["lights"]["AREA"] == "AreaLight"
    assert reference()["data"]["objects"] == "BlendDataObjects"


def test_the_context_is_typed():
    context = reference()["context"]
    assert context["scene"]["of"] == "Scene"
    assert context["view_layer"]["of"] == "ViewLayer"
    assert context["active_object"]["of"] == "Object"
    assert (context["selected_objects"]["kind"], context["selected_objects"]["of"]) == (
        "COLLECTION",
        "Object",
    )


def test_what_comes_with_blender_is_in_and_what_the_user_added_is_not():
    class Wheel(bpy.types.PropertyGroup):
        size: bpy.props.FloatProperty()

    class MESH_OT_wheel(bpy.types.Operator):
        bl_idname, bl_label = "mesh.wheel", "Wheel"

    for cls in (Wheel, MESH_OT_wheel):
        bpy.utils.register_class(cls)
    bpy.types.Object.wheel = bpy.props.PointerProperty(type=Wheel)
    bpy.types.Object.wheels = bpy.props.IntProperty()
    try:
        found = read_reference()
    finally:
        del bpy.types.Object.wheel, bpy.types.Object.wheels
        for cls in (Wheel, MESH_OT_wheel):
            bpy.utils.unregister_class(cls)
    assert found == reference()
    assert own("Object")["cycles"]["of"] == "CyclesObjectSettings"
    assert "is_shadow_catcher" not in own("CyclesObjectSettings")
    assert "motion_steps" in own("CyclesObjectSettings")


def test_the_second_blender_of_a_kind_reads_it_from_the_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("MAQUETTE_CACHE", str(tmp_path))
    for function in (host.reference, host.structure):
        function.cache_clear()
    assert host.reference() == reference()
    for function in (host.reference, host.structure):
        function.cache_clear()
    monkeypatch.setattr(host, "read_reference", lambda: pytest.fail("read again"))
    assert host.reference() == reference()
    assert host.reference() is host.reference()
    assert host.structure()["types"].keys() == reference()["types"].keys()


def test_there_is_a_passage_for_each_thing_to_find():
    found = passages(reference())
    print(f"{len(found)} passages for Blender {bpy.app.version_string}")
    assert len({each["id"] for each in found}) == len(found)
    titles = {each["title"]: each for each in found}
    for title in ("Object.location", "BevelModifier.segments", "bpy.ops.mesh.bevel", "bmesh.ops.bevel"):
        assert titles[title]["text"]
    for title in (
        "Noise Texture (ShaderNodeTexNoise)",
        "mathutils.Vector.lerp",
        "Mesh.from_pydata",
        "mathutils",
    ):
        assert titles[title]["text"]
