"""What people do, step by step: load, decide, save, owe notices. One transaction each; files named by the nouns."""
