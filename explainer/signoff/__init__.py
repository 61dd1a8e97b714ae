"""Where the sign-off stands, in words, and what somebody signs."""
