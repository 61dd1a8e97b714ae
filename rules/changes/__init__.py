"""What changed in meaning from one version to another, for whom, and who has signed what."""
