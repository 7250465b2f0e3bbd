"""What the extension says of itself and its parts: manifest, description, components."""

from xml.sax.saxutils import escape, quoteattr

from xl_addin.libreoffice.identity import ADDIN, BINDING, COMMANDS, COMPONENT, FUNCTIONS
from xl_addin.messages.libreoffice import NAME

_CONFIGURATION = "application/vnd.sun.star.configuration-data"
# A plain text of interfaces is taken like the binary form, which needs the office's developer kit.
_TYPES = "application/vnd.sun.star.uno-typelibrary;type=RDB"
_COMPONENTS = "application/vnd.sun.star.uno-components"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

PARTS = {
    "XFunctions.idl": _TYPES,
    "hf.components": _COMPONENTS,
    "CalcAddIns.xcu": _CONFIGURATION,
    "Jobs.xcu": _CONFIGURATION,
    "Addons.xcu": _CONFIGURATION,
    "CalcWindowState.xcu": _CONFIGURATION,
}
"""The parts that the office reads at the installation, with their types, in the order of the reading."""


def manifest() -> str:
    """Return META-INF/manifest.xml, which names the parts."""
    entries = "".join(
        f' <manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>\n'
        for name, kind in PARTS.items()
    )
    space = "http://openoffice.org/2001/manifest"
    return f'{_XML}<manifest:manifest xmlns:manifest="{space}">\n{entries}</manifest:manifest>\n'


def components() -> str:
    """Return hf.components, which says what the component's file implements."""
    services = {
        FUNCTIONS: (FUNCTIONS, "com.sun.star.sheet.AddIn"),
        BINDING: (BINDING,),
        COMMANDS: (COMMANDS,),
    }
    found = "".join(
        f'  <implementation name="{name}">\n'
        + "".join(f'   <service name="{service}"/>\n' for service in names)
        + "  </implementation>\n"
        for name, names in services.items()
    )
    return (
        f'{_XML}<components xmlns="http://openoffice.org/2010/uno-components">\n'
        f' <component loader="com.sun.star.loader.Python" uri="{COMPONENT}">\n{found} </component>\n'
        "</components>\n"
    )


def description(version: str) -> str:
    """Return description.xml: name and version; the office shows what is in its own language."""
    names = "".join(
        f"  <name lang={quoteattr(language)}>{escape(text)}</name>\n"
        for language, text in (("en", NAME.en), ("ja", NAME.ja))
    )
    texts = "".join(
        f'  <src xlink:href="about/{language}.txt" lang="{language}"/>\n' for language in ("en", "ja")
    )
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006"'
        ' xmlns:dep="http://openoffice.org/extensions/description/2006"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f' <identifier value="{ADDIN}"/>\n <version value={quoteattr(version)}/>\n'
        f" <display-name>\n{names} </display-name>\n"
        f" <extension-description>\n{texts} </extension-description>\n</description>\n"
    )
