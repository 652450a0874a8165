"""What a project is: frozen values, standard library only."""
