"""Training: cases from the live rules, told as consultations. No terminal is known here."""
