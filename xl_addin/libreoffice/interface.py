"""The interface of the functions, in the office's own language for interfaces."""

from collections.abc import Sequence

from xl_addin.excel.table import Argument, Function

_HEAD = "module org { module hfscore {\n\ninterface XFunctions: com::sun::star::uno::XInterface\n{\n"
_FOOT = "};\n\n}; };\n"


def interface_text(functions: Sequence[Function]) -> str:
    """Return the interface that the component has: one method for each function."""
    return _HEAD + "".join(map(_method, functions)) + _FOOT


def parameter(argument: Argument) -> str:
    """Return the name of an argument in the interface, where no name may hold an underscore."""
    first, *others = argument.name.split("_")
    return first + "".join(map(str.capitalize, others))


def _method(function: Function) -> str:
    arguments = ", ".join(f"[in] {_type(one)} {parameter(one)}" for one in function.arguments)
    return f"    com::sun::star::sheet::XVolatileResult {function.name.lower()}({arguments});\n"


def _type(argument: Argument) -> str:
    """Return the type of an argument; ``any`` is the one that the office lets a user leave out."""
    return "any" if argument.optional else "sequence< sequence< any > >"
