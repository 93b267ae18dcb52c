"""Sentence ends in text without stops: a small trained model of where a sentence may end.

Speech transcripts and social posts have no stops at all. A convolutional network over the words (an
embedding, three convolutions, one output) says for each word how likely a sentence ends after it.
"""
