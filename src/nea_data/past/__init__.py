"""Older editions: what the folder releases/ keeps of each, what differs between two, how one is had back."""
