"""The grammar of time: which words make a temporal expression, and what each says by itself."""
