"""The rules as DMN 1.3, for other engines: `feel` writes conditions, `model` the file.

Only for complete sets of answers. Then FEEL's null is exactly *can't tell*, and its `and`, `or` and
`not` are those of the engine.
"""
