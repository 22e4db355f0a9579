"""What home says beside its list, without the screen itself."""
