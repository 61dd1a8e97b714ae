"""From YAML files to the model, or to problems that say where, what and how to mend it."""
