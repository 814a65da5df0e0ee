"""`python tests/qmllint.py`: qmllint over every screen, knowing our Python types.

The types QML sees are described from the live classes (their meta-objects), so
that a property a screen asks for and no backend has is an error here and not a
blank line in the village.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QMetaMethod, QObject

import kiosk.ui

QML = Path(kiosk.ui.__file__).parents[1] / "qml"
NATIVE = {"int": "int", "double": "double", "bool": "bool", "QString": "QString"}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for module, types in registered().items():
            describe(Path(folder, *module.split(".")), module, types)
        files = sorted(str(path) for path in QML.rglob("*.qml"))
        tool = Path(sys.executable).with_name("pyside6-qmllint")
        asked = [tool, "--max-warnings", "0", "-I", folder, "-I", str(QML), *files]
        done = subprocess.run(asked, check=False)
        print(f"qmllint: {len(files)} files")
        return done.returncode


def registered() -> dict[str, list[type[QObject]]]:
    """Return the classes of kiosk.ui that QML knows, by their QML module."""
    found: dict[str, list[type[QObject]]] = {}
    for info in pkgutil.walk_packages(kiosk.ui.__path__, "kiosk.ui."):
        module = importlib.import_module(info.name)
        name = getattr(module, "QML_IMPORT_NAME", None)
        if name:
            found.setdefault(name, []).extend(
                kind
                for kind in vars(module).values()
                if isinstance(kind, type)
                and issubclass(kind, QObject)
                and kind.__module__ == info.name
            )
    return found


def describe(folder: Path, module: str, types: list[type[QObject]]) -> None:
    folder.mkdir(parents=True)
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\ndepends QtQuick\n")
    text = "\n".join(component(kind, module) for kind in types)
    (folder / "types.qmltypes").write_text(f"import QtQuick.tooling 1.2\nModule {{\n{text}\n}}\n")


def component(kind: type[QObject], module: str) -> str:
    meta = kind.staticMetaObject
    base = meta.superClass().className()
    own = range(meta.superClass().propertyCount(), meta.propertyCount())
    calls = range(meta.superClass().methodCount(), meta.methodCount())
    parts = [
        f'name: "{meta.className()}"; prototype: "{base}"; accessSemantics: "reference"',
        f'exports: ["{module}/{meta.className()} 1.0"]; exportMetaObjectRevisions: [256]',
        *(declared(meta.property(index)) for index in own),
        *(callable_(meta.method(index)) for index in calls),
    ]
    return "Component {\n" + "\n".join(f"  {part}" for part in parts) + "\n}"


def declared(held) -> str:
    kind = held.typeName()
    pointer = "; isPointer: true" if kind.endswith("*") else ""
    notify = (
        f'; notify: "{held.notifySignal().name().data().decode()}"'
        if held.hasNotifySignal()
        else ""
    )
    fixed = "; isPropertyConstant: true" if held.isConstant() else ""
    readonly = "" if held.isWritable() else "; isReadonly: true"
    return f'Property {{ name: "{held.name()}"; type: "{kind.rstrip("*")}"{pointer}{notify}{fixed}{readonly} }}'


def callable_(held) -> str:
    what = "Signal" if held.methodType() == QMetaMethod.MethodType.Signal else "Method"
    name = held.name().data().decode()
    result = "" if held.typeName() in ("", "void") else f'; type: "{held.typeName()}"'
    taken = "".join(
        f' Parameter {{ type: "{kind.data().decode()}" }}' for kind in held.parameterTypes()
    )
    return f'{what} {{ name: "{name}"{result};{taken} }}'


if __name__ == "__main__":
    sys.exit(main())
