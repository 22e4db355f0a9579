"""What home and `quizapp due` say of the library on a day."""
