"""One reader a kind of file: bytes in, the text as a person reads it and what the file says of itself out."""
