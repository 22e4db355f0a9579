"""What the form for a new card shows beside its fields."""
