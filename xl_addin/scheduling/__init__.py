"""The entry that starts ``hfscore run`` by itself, in the form that each system's scheduler reads."""
