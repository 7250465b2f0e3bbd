"""A VBA project as another program reads it: oletools, which knows nothing of the writer."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it calls its parser by names of yesterday
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(container: bytes) -> bytes:
    """Return what a CompressedContainer holds."""
    return bytes(decompress_stream(bytearray(container)))


def sources(raw: bytes, name: str = "project.bin") -> dict[str, str]:
    """Return the text of every module by its name, of a project or of a workbook with one."""
    parser = VBA_Parser(name, data=raw)
    try:
        macros = list(parser.extract_all_macros())
    finally:
        parser.close()
    return {stream.removeprefix("VBA/"): code for _, stream, _, code in macros}
