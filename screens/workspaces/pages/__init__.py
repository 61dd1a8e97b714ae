"""The pages of the workspaces, one file each."""
