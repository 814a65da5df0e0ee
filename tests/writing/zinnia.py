"""Zinnia with Tegaki's model, where Debian's packages are: a recogniser that others trained."""

from __future__ import annotations

import ctypes
from pathlib import Path

MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")
SIDE = 1000
FILLS = 0.85  # of its square: how large its writers wrote

_POINTER = ctypes.c_void_p
_CALLS = {
    "recognizer_new": ([], _POINTER),
    "recognizer_open": ([_POINTER, ctypes.c_char_p], ctypes.c_int),
    "recognizer_destroy": ([_POINTER], None),
    "recognizer_classify": ([_POINTER, _POINTER, ctypes.c_size_t], _POINTER),
    "character_new": ([], _POINTER),
    "character_clear": ([_POINTER], None),
    "character_set_width": ([_POINTER, ctypes.c_size_t], None),
    "character_set_height": ([_POINTER, ctypes.c_size_t], None),
    "character_add": ([_POINTER, ctypes.c_size_t, ctypes.c_int, ctypes.c_int], ctypes.c_int),
    "result_value": ([_POINTER, ctypes.c_size_t], ctypes.c_char_p),
    "result_size": ([_POINTER], ctypes.c_size_t),
    "result_destroy": ([_POINTER], None),
}


class Zinnia:
    """The library and its model, opened for as long as the process lives."""

    def __init__(self):
        library = ctypes.CDLL("libzinnia.so.0")
        self.calls = {}
        for name, (takes, gives) in _CALLS.items():
            call = self.calls[name] = library[f"zinnia_{name}"]
            call.argtypes, call.restype = takes, gives
        self.recognizer = self.calls["recognizer_new"]()
        self.calls["recognizer_open"](self.recognizer, str(MODEL).encode())
        self.character = self.calls["character_new"]()

    def guesses(self, ink, most=10):
        calls, character = self.calls, self.character
        calls["character_clear"](character)
        calls["character_set_width"](character, SIDE)
        calls["character_set_height"](character, SIDE)
        for number, stroke in enumerate(_fitted(ink)):
            for x, y in stroke:
                calls["character_add"](character, number, round(x), round(y))
        result = calls["recognizer_classify"](self.recognizer, character, most)
        try:
            return [
                calls["result_value"](result, at).decode()
                for at in range(calls["result_size"](result))
            ]
        finally:
            calls["result_destroy"](result)


def zinnia():
    """Return it; None where it is not installed."""
    if not MODEL.exists():
        return None
    try:
        return Zinnia()
    except OSError:
        return None


def _fitted(ink):
    across = [x for stroke in ink for x, _ in stroke]
    down = [y for stroke in ink for _, y in stroke]
    middle = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
    grow = FILLS * SIDE / max(max(across) - min(across), max(down) - min(down), 1)
    return [
        [(SIDE / 2 + grow * (x - middle[0]), SIDE / 2 + grow * (y - middle[1])) for x, y in stroke]
        for stroke in ink
    ]
