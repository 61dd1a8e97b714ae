"""A mistake in the shape of the content, told as whoever made it would understand it."""
