"""The three properties of a project that are stored enciphered: [MS-OVBA] 2.4.3."""

_VERSION = 2  # 2.4.3.1
_NOTHING = 0  # what the ignored bytes hold


def unprotected(project_id: str) -> dict[str, str]:
    """Return CMG, DPB and GC of a project that is open and visible (2.3.1.15 to 2.3.1.17).

    Parameters
    ----------
    project_id
        The project's GUID in braces, which is the cipher's key.
    """
    properties = {"CMG": bytes(4), "DPB": b"\x00", "GC": b"\xff"}
    return {name: encipher(data, project_id).hex().upper() for name, data in properties.items()}


def encipher(data: bytes, project_id: str, seed: int = 0) -> bytes:
    """Return ``data`` enciphered as [MS-OVBA] 2.4.3.2 has it; ``seed`` is any byte."""
    key = sum(project_id.encode("ascii")) & 0xFF
    written = [seed, seed ^ _VERSION, seed ^ key]
    plain = key
    ignored = bytes([_NOTHING]) * ((seed & 6) // 2)
    for byte in ignored + len(data).to_bytes(4, "little") + data:
        written.append(byte ^ (written[-2] + plain & 0xFF))
        plain = byte
    return bytes(written)
