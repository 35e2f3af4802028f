"""Running text: corpora, their documents, paragraphs and sentences."""
