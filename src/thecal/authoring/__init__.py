"""Tools for those who write the rules: what they rest on, what they are locked to, whether the scenarios hold them."""
