"""The only room that knows Qt: the program a person sees."""
