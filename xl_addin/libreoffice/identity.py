"""What the add-in and its parts are called; formulas in saved files hold some of these names for good."""

ADDIN = "org.hfscore.addin"
"""The extension, as the office lists it."""

FUNCTIONS, BINDING, COMMANDS = "org.hfscore.AddIn", "org.hfscore.BindJob", "org.hfscore.Commands"
"""Its services: the functions, the job on opening, the commands of the menu."""

COMPONENT, PYTHONPATH, PACKAGE = "hfscore_lo.py", "pythonpath", "hfscore_addin"
"""The file that the office loads, and the folder and package that the file imports from."""
