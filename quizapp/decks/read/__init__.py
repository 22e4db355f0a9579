"""Reading: from a file or a folder to topics and libraries."""
